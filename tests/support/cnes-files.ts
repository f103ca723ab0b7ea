import { join } from 'node:path';
import { type SyntheticOptions, writeSyntheticCnes } from '@pec-aberto/cnes-xml';
import { IBGE } from './installation.ts';
import { newFolder } from './folders.ts';

const folder = () => (made ??= newFolder());
let made: string | undefined;
let count = 0;

/** A CNES file of a municipality that does not exist; by default small, and always the same people. */
export async function cnesFile(options: Partial<SyntheticOptions> & { extension?: 'zip' | 'xml' } = {}) {
  const { extension = 'zip', ...rest } = options;
  const path = join(folder(), `cnes-${++count}.${extension}`);
  await writeSyntheticCnes(path, {
    seed: 7,
    units: 6,
    professionals: 40,
    ibge: IBGE,
    date: '2026-10-05',
    ...rest,
  });
  return path;
}

import { join } from 'node:path';
import { type SyntheticOptions, writeSyntheticCnes } from '@pec-aberto/cnes-xml';
import { IBGE } from './installation.ts';
import { newFolder } from './folders.ts';

/** A CNES file of a municipality that does not exist; by default small, and always the same people. */
export async function cnesFile({
  name = 'XmlParaESUS31.zip',
  ...options
}: Partial<SyntheticOptions> & { name?: string } = {}): Promise<string> {
  const path = join(newFolder(), name);
  await writeSyntheticCnes(path, {
    seed: 7,
    units: 6,
    professionals: 40,
    ibge: IBGE,
    date: '2026-10-05',
    ...options,
  });
  return path;
}

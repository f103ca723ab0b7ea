import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CnesFileError, writeSyntheticCnes } from '@pec-aberto/cnes-xml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cnesMembersOf } from './browser-cnes.ts';
import { cnesMembership } from './node.ts';

const IBGE = '4205407';
let folder: string;
let path: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledi-cnes-'));
  path = join(folder, 'cnes.xml');
  await writeSyntheticCnes(path, { seed: 3, units: 4, professionals: 30, ibge: IBGE, date: '2026-10-05' });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test.each([1, 700, 1_000_000])(
  'in pieces of %i bytes it knows whom the reader of Node knows',
  async (size) => {
    const bytes = readFileSync(path);
    const { header, units, professionals, membership } = await cnesMembersOf(inPieces(bytes, size));
    expect([header.ibge, header.date, units, professionals]).toEqual([IBGE, '2026-10-05', 4, 30]);
    const known = await cnesMembership(path);
    const text = bytes.toString('latin1');
    const all = (name: string) =>
      Array.from(text.matchAll(new RegExp(` ${name}="(\\d+)"`, 'g')), (one) => one[1] ?? '');
    const [cnes, ines, people, cbos] = [all('CNES'), all('CO_INE'), all('CO_CNS'), all('CO_CBO')];
    expect(Math.min(cnes.length, ines.length, people.length, cbos.length)).toBeGreaterThan(3);
    for (const code of [...cnes, '0000000']) {
      expect(membership.hasUnit(IBGE, code)).toBe(known.hasUnit(IBGE, code));
      expect(membership.hasUnit('3550308', code)).toBe(false);
    }
    for (const code of [...ines, '0000000000']) {
      expect(membership.hasTeam(IBGE, code)).toBe(known.hasTeam(IBGE, code));
    }
    for (const cns of [...people, '700000000000000']) {
      expect(membership.hasProfessional(IBGE, cns)).toBe(known.hasProfessional(IBGE, cns));
      for (const cbo of cbos) expect(membership.hasPost(IBGE, cns, cbo)).toBe(known.hasPost(IBGE, cns, cbo));
    }
    expect(membership.hasMunicipality(IBGE)).toBe(true);
    expect(membership.hasMunicipality('3550308')).toBe(false);
  },
);

test.each([
  ['nothing', ''],
  ['another XML', '<?xml version="1.0"?><outra/>'],
  ['an unknown encoding', '<?xml version="1.0" encoding="x-nenhuma"?><ImportarXMLCNES/>'],
  ['UTF-16', '\u00ff\u00fe<\0'],
  ['a cut file', '<ImportarXMLCNES><IDENTIFICACAO'],
  ['no identification', '<ImportarXMLCNES></ImportarXMLCNES>'],
])('%s is refused in plain words', async (_what, text) => {
  const error: unknown = await cnesMembersOf(inPieces(Buffer.from(text, 'latin1'), 10)).catch(
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(CnesFileError);
});

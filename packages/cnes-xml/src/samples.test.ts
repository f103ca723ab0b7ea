import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { collect } from '../test/fixtures.ts';
import type { CnesRecord } from './index.ts';

const shared = process.env['PEC_SHARED'] ?? resolve(import.meta.dirname, '../../../../shared');
const folder = join(shared, 'data/cnes');

/** Counts taken by hand with grep. */
const samples = [
  [
    'XmlParaESUS31_4205407.zip',
    '4205407',
    '2026-11-02',
    { units: 12, teams: 45, professionals: 160, lotacoes: 177 },
  ],
  [
    'XmlParaESUS31_4205407_proximo-mes.zip',
    '4205407',
    '2026-11-18',
    { units: 12, teams: 45, professionals: 152, lotacoes: 168 },
  ],
  [
    'XmlParaESUS31_4205407_amostras-ledi.zip',
    '4205407',
    '2026-11-02',
    { units: 6, teams: 18, professionals: 526, lotacoes: 526 },
  ],
  [
    'XmlParaESUS31_4202404_vizinho.xml',
    '4202404',
    '2026-11-02',
    { units: 5, teams: 13, professionals: 50, lotacoes: 59 },
  ],
] as const;

test.skipIf(!existsSync(folder)).each(samples)('sample %s', async (name, ibge, date, counts) => {
  const { header, records, end } = await collect(join(folder, name));
  expect(header).toEqual({ ibge, date, version: '3.1', origin: 'PORTAL', destination: 'ESUS_AB' });
  expect(end.counts).toEqual(counts);
  expect(end.unknown).toEqual({ elements: {}, attributes: {} });
  expect(records.filter((record) => !isWhole(record, ibge.slice(0, 6)))).toEqual([]);
});

function isWhole(record: CnesRecord, ibge: string): boolean {
  switch (record.kind) {
    case 'unit':
      return /^\d{7}$/.test(record.cnes) && record.address.ibge === ibge;
    case 'team':
      return /^\d{10}$/.test(record.ine) && record.typeCode !== '';
    case 'professional':
      return record.birthDate !== null && /^\d{11}$/.test(record.cpf) && record.address.ibge === ibge;
    case 'lotacao':
      return /^\d{7}$/.test(record.cnes) && /^[0-9A-Z]{6}$/.test(record.cbo);
  }
}

import { expect, test } from 'vitest';
import { encodeStruct } from './encode.ts';
import { getStruct } from './layout.ts';
import type { FichaVacinacaoMaster } from './model/index.ts';
import { layout } from './testing/samples.ts';

test('a typed form is what the codec writes', () => {
  const form: FichaVacinacaoMaster = {
    uuidFicha: '1234567-00000000-0000-4000-8000-000000000001',
    tpCdsOrigem: 3,
    headerTransport: {
      profissionalCNS: '102718281830006',
      cboCodigo_2002: '223505',
      cnes: '1234567',
      dataAtendimento: 0,
      codigoIbgeMunicipio: '4205407',
    },
    vacinacoes: [],
  };
  expect(encodeStruct(getStruct(layout, 'FichaVacinacaoMasterThrift'), form).length).toBeGreaterThan(100);
});

test('what the layout requires is required of a form', () => {
  // @ts-expect-error a form without its header
  const form: FichaVacinacaoMaster = { uuidFicha: '', tpCdsOrigem: 3, vacinacoes: [] };
  expect(form.headerTransport).toBeUndefined();
});

test('the types on disk are those of the data', async () => {
  const { readFileSync } = await import('node:fs');
  const text = layout.forms
    .map(({ code }) => readFileSync(new URL(`model/${code}.ts`, import.meta.url), 'utf8'))
    .concat(readFileSync(new URL('model/shared.ts', import.meta.url), 'utf8'))
    .join('\n');
  const missing = [...layout.structs.values()].flatMap(({ name, fields }) =>
    fields
      .filter(({ id, name: field }) => id !== null && !new RegExp(`^  ${field}\\??: `, 'm').test(text))
      .map((f) => `${name}.${f.name}`),
  );
  expect(missing).toEqual([]);
});

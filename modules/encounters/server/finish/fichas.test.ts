import { expect, it } from 'vitest';
import { procedureFichas, type Told } from './fichas.ts';

const told = {
  row: {
    day: '2026-11-23',
    startedAt: new Date('2026-11-23T12:00:00Z'),
    timeZone: 'America/Sao_Paulo',
    place: 1,
    late: false,
  },
  post: { professionalCns: '700000000000005', cbo: '223565', cnes: '0000001', ine: null, ibge: '4205407' },
  patient: {
    cpf: '52998224725',
    cns: null,
    birthDate: '1970-01-01',
    sex: 1,
    genderIdentity: null,
    noCpfReason: null,
  },
  end: new Date('2026-11-23T12:10:00Z'),
} as unknown as Told;
const codes = Array.from({ length: 21 }, (_, at) => String(301100000 + at).padStart(10, '0'));

it.each([true, false])(
  'twenty-one procedures, of an escuta: %s, are two fichas, and the first alone is of it',
  (listening) => {
    const fichas = procedureFichas(told, {
      codes: [...codes, codes[0] ?? ''],
      measured: undefined,
      listening,
    });
    const children = fichas.map(({ body }) => body.atendProcedimentos?.[0]);
    expect(children.map((child) => child?.procedimentos)).toEqual([codes.slice(0, 20), codes.slice(20)]);
    expect(children.map((child) => child?.statusEscutaInicialOrientacao)).toEqual([listening || null, null]);
  },
);

it('an escuta without a procedure is one ficha all the same', () => {
  expect(procedureFichas(told, { codes: [], measured: undefined, listening: true })).toHaveLength(1);
  expect(procedureFichas(told, { codes: [], measured: undefined, listening: false })).toHaveLength(0);
});

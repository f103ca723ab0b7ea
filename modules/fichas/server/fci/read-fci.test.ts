import type { Struct } from '@pec-aberto/ledi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDay } from '#platform/contract/typed';
import { dayIn, instantOf } from '#modules/citizens/server/rules/instants';
import { FCI, readFci } from './read-fci.ts';

const HOSTILE = [9e15, -9e15, 8.64e15, 8.64e15 + 1, -62_135_596_800_001, 253_402_300_800_000, 0, -0, 1.5];
const anyNumber = fc.oneof(
  fc.constantFrom(...HOSTILE, Number.NaN, Infinity, -Infinity, Number.MAX_SAFE_INTEGER),
  fc.maxSafeInteger(),
  fc.double(),
);
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\u0000', '\ud800', '4205407', ''));
const isDayOrNone = (day: string | null) => day === null || isDay(day);

test('an instant is one that a life may know, or none', () => {
  fc.assert(
    fc.property(anyNumber, fc.constantFrom('4205407', '1302603', '99', ''), (milliseconds, ibge) => {
      const instant = instantOf(milliseconds);
      expect(instant === null || (instant.getUTCFullYear() >= 1850 && instant.getUTCFullYear() < 2200)).toBe(
        true,
      );
      const day = dayIn(ibge, milliseconds);
      expect(isDayOrNone(day)).toBe(true);
      expect(day === null).toBe(instant === null);
    }),
    { numRuns: 500 },
  );
  expect(dayIn('4205407', Date.parse('1980-05-20T15:00:00Z'))).toBe('1980-05-20');
  expect(HOSTILE.map((one) => dayIn('4205407', one))).toEqual([
    ...Array.from({ length: 6 }, () => null),
    '1969-12-31',
    '1969-12-31',
    '1969-12-31',
  ]);
});

test('whatever a ficha holds is read: a date is a day of the calendar or none, a code fits its column', () => {
  const form = fc.record<Struct>({
    uuidFichaOriginadora: anyText,
    headerTransport: fc.record({
      dataAtendimento: anyNumber,
      codigoIbgeMunicipio: anyText,
      cnes: anyText,
      ine: anyText,
    }),
    saidaCidadaoCadastro: fc.record({
      motivoSaidaCidadao: anyNumber,
      dataObito: anyNumber,
      numeroDO: anyText,
    }),
    identificacaoUsuarioCidadao: fc.record({
      nomeCidadao: anyText,
      nomeMaeCidadao: anyText,
      cpfCidadao: anyText,
      cpfResponsavelFamiliar: anyText,
      nacionalidadeCidadao: fc.constantFrom(1, 2, 3, -1),
      dataNascimentoCidadao: anyNumber,
      dtNaturalizacao: anyNumber,
      dtEntradaBrasil: anyNumber,
      racaCorCidadao: anyNumber,
    }),
  });
  fc.assert(
    fc.property(form, (fields) => {
      const ficha = { form: FCI, uuid: 'a', version: '8.7.0', fields };
      const { person, exit, filledAt, ibge, unitCnes, teamIne } = readFci(ficha);
      expect(filledAt === null || !Number.isNaN(filledAt.getTime())).toBe(true);
      const days = [
        exit?.diedOn ?? null,
        person?.fields.birthDate ?? null,
        person?.fields.naturalizedOn ?? null,
        person?.fields.enteredBrazilOn ?? null,
      ];
      expect(days.filter((day) => !isDayOrNone(day))).toEqual([]);
      for (const code of [ibge, unitCnes]) expect(code).toMatch(/^\w{0,7}$/);
      expect(teamIne ?? '').toMatch(/^\w{0,10}$/);
      expect(person?.responsibleDocument ?? '').toMatch(/^\d*$/);
    }),
    { numRuns: 300 },
  );
});

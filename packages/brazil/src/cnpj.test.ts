import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCnpj, generateCnpj, isCnpj, normalizeCnpj } from './index.ts';

describe('isCnpj', () => {
  it('accepts numeric numbers', () => {
    expect(['11222333000181', '00000000000191', '33000167000101'].filter((cnpj) => !isCnpj(cnpj))).toEqual(
      [],
    );
  });

  it('accepts the example of the alphanumeric number published by Receita Federal', () => {
    expect(isCnpj('12ABC34501DE35')).toBe(true);
    expect(isCnpj('12ABC34501DE36')).toBe(false);
  });

  it.each([
    '11222333000180',
    '00000000000000',
    '1122233300018',
    '11.222.333/0001-81',
    '12abc34501de35',
    '12ABC34501DEA5',
    '11222333000181\n',
  ])('refuses %s', (cnpj) => expect(isCnpj(cnpj)).toBe(false));
});

describe('forms of a CNPJ', () => {
  it('formats both kinds', () => {
    expect(formatCnpj('11222333000181')).toBe('11.222.333/0001-81');
    expect(formatCnpj('12ABC34501DE35')).toBe('12.ABC.345/01DE-35');
    expect(formatCnpj('112223')).toBe('112223');
  });

  it('normalizes what was typed', () => {
    expect(normalizeCnpj(' 12.abc.345/01de-35 ')).toBe('12ABC34501DE35');
  });
});

describe('generateCnpj', () => {
  it('gives valid numbers, which survive a mask', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('numeric' as const, 'alphanumeric' as const), (seed, kind) => {
        const cnpj = generateCnpj(seed, kind);
        expect(isCnpj(cnpj)).toBe(true);
        expect(/[A-Z]/.test(cnpj)).toBe(kind === 'alphanumeric');
        expect(normalizeCnpj(formatCnpj(cnpj))).toBe(cnpj);
      }),
    );
  });

  it('does not repeat itself', () => {
    expect(new Set(Array.from({ length: 20_000 }, (_, seed) => generateCnpj(seed))).size).toBe(20_000);
  });
});

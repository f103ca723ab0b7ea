import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCpf, generateCpf, isCpf, maskCpf, normalizeCpf } from './index.ts';

const digits = fc.stringMatching(/^[0-9]{11}$/);

describe('isCpf', () => {
  it('accepts known numbers', () => {
    expect(['52998224725', '11144477735', '12345678909', '00000000191'].filter((cpf) => !isCpf(cpf))).toEqual(
      [],
    );
  });

  it.each(['52998224724', '52998224735', '11111111111', '00000000000', '5299822472', '529982247255'])(
    'refuses %s',
    (cpf) => expect(isCpf(cpf)).toBe(false),
  );

  it('refuses masks, spaces, letters and digits of other scripts', () => {
    expect(
      ['529.982.247-25', ' 52998224725', '52998224725\n', '5299822472a', '５2998224725'].some(isCpf),
    ).toBe(false);
  });

  it('accepts exactly one ending for each base', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{9}$/), (base) => {
        const valid = Array.from(
          { length: 100 },
          (_, ending) => base + String(ending).padStart(2, '0'),
        ).filter(isCpf);
        expect(valid).toHaveLength(/^(.)\1*$/.test(base) ? 0 : 1);
      }),
      { numRuns: 50 },
    );
  });
});

describe('forms of a CPF', () => {
  it('formats and reads back', () => {
    expect(formatCpf('52998224725')).toBe('529.982.247-25');
    fc.assert(fc.property(digits, (cpf) => normalizeCpf(formatCpf(cpf)) === cpf));
  });

  it('leaves an incomplete number as it is', () => {
    expect(formatCpf('5299')).toBe('5299');
  });

  it('hides the five digits at the ends', () => {
    expect(maskCpf('12345678909')).toBe('•••.456.789-••');
    expect(maskCpf('1234567890')).toBe('•••.•••.•••-••');
  });
});

describe('generateCpf', () => {
  it('gives valid numbers, always the same ones', () => {
    expect(generateCpf(0)).toBe('27182818396');
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(isCpf(generateCpf(seed))).toBe(true);
        expect(generateCpf(seed)).toBe(generateCpf(seed));
      }),
    );
  });

  it('does not repeat itself', () => {
    expect(new Set(Array.from({ length: 20_000 }, (_, seed) => generateCpf(seed))).size).toBe(20_000);
  });

  it('refuses a seed that is not a natural number', () => {
    expect(() => generateCpf(-1)).toThrow(RangeError);
    expect(() => generateCpf(1.5)).toThrow('semente');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCns, generateCns, isCns, normalizeDigits } from './index.ts';

const FIRST_DIGITS = [1, 2, 5, 7, 8, 9] as const;

/** Σ digit × weight (15…1) mod 11, written apart from the code under test. */
function remainder(cns: string): number {
  return Array.from(cns, Number).reduce((sum, digit, place) => sum + digit * (15 - place), 0) % 11;
}

describe('isCns', () => {
  // Worked by hand from CNS-RULE: plain digit, digit 11 → 0, digit 10 → '001' and 8.
  it.each(['100000000000007', '100000001000000', '100000010000018'])('accepts definitive %s', (cns) => {
    expect(isCns(cns)).toBe(true);
  });

  it.each(['700000000000005', '800000000000001', '900000000000008'])('accepts provisional %s', (cns) => {
    expect(isCns(cns)).toBe(true);
  });

  it('accepts first digit 5, valid since 2026', () => {
    expect(isCns('500000000000002')).toBe(true);
    expect(isCns('500000000000003')).toBe(false);
  });

  it('refuses a definitive number whose sum is right but whose middle is not 000 or 001', () => {
    expect(remainder('100000000000104')).toBe(0);
    expect(isCns('100000000000104')).toBe(false);
  });

  it('refuses the middle 001 when the digit was not 10', () => {
    expect(remainder('100000000000015')).toBe(0);
    expect(isCns('100000000000015')).toBe(false);
  });

  it.each(['000000000000000', '300000000000004', '400000000000006', '600000000000009', ''])(
    'refuses first digit of "%s"',
    (cns) => expect(isCns(cns)).toBe(false),
  );

  it('refuses mask, spaces and other lengths', () => {
    expect(['700 0000 0000 0005', '700000000000005 ', '70000000000005', '7000000000000050'].some(isCns)).toBe(
      false,
    );
  });

  it('provisional numbers are those whose weighted sum is a multiple of 11', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[5789][0-9]{14}$/), (cns) => {
        expect(isCns(cns)).toBe(remainder(cns) === 0);
      }),
      { numRuns: 500 },
    );
  });

  it('every base has exactly one definitive ending', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[12][0-9]{10}$/), (base) => {
        const endings = Array.from({ length: 10_000 }, (_, ending) => base + String(ending).padStart(4, '0'));
        const valid = endings.filter(isCns);
        expect(valid).toHaveLength(1);
        expect(valid.map(remainder)).toEqual([0]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('forms of a CNS', () => {
  it('formats and reads back', () => {
    expect(formatCns('700000000000005')).toBe('700 0000 0000 0005');
    expect(normalizeDigits('700 0000 0000 0005')).toBe('700000000000005');
    expect(formatCns('7000')).toBe('7000');
  });
});

describe('generateCns', () => {
  it('gives valid numbers with the first digit asked for', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...FIRST_DIGITS), (seed, first) => {
        const cns = generateCns(seed, first);
        expect(isCns(cns)).toBe(true);
        expect(cns[0]).toBe(String(first));
      }),
    );
  });

  it('is deterministic and does not repeat itself', () => {
    expect(generateCns(0, 1)).toBe('102718281830006');
    expect(new Set(Array.from({ length: 20_000 }, (_, seed) => generateCns(seed))).size).toBe(20_000);
  });
});

import { describe, expect, it } from 'vitest';
import { ageDay, agePartsOn, ageText } from './age.ts';

describe('age as it is said at the desk', () => {
  it.each([
    ['2026-11-20', '2026-11-20', '0 dias'],
    ['2026-11-19', '2026-11-20', '1 dia'],
    ['2026-09-16', '2026-11-20', '2 meses e 4 dias'],
    ['2025-09-16', '2026-11-20', '1 ano, 2 meses e 4 dias'],
    ['2025-11-20', '2026-11-20', '1 ano'],
    ['2021-08-01', '2026-11-20', '5 anos e 3 meses'],
    ['1972-03-12', '2026-11-20', '54 anos e 8 meses'],
    ['2006-11-20', '2026-11-20', '20 anos'],
  ])('born %s is on %s %s', (birth, today, said) => expect(ageText(birth, today)).toBe(said));

  it('says nothing of a day that is none, or still ahead', () => {
    expect(ageText(null, '2026-11-20')).toBe('');
    expect(ageText('', '2026-11-20')).toBe('');
    expect(ageText('2026-11-21', '2026-11-20')).toBe('');
  });

  it('of who died is counted to that day, and is not told where the day is unknown', () => {
    const age = (deceased: boolean, diedOn: string | null) =>
      ageText('1972-03-12', ageDay({ deceased, diedOn }, '2026-11-20'));
    expect(age(false, null)).toBe('54 anos e 8 meses');
    expect(age(true, '2020-03-12')).toBe('48 anos');
    expect(age(true, null)).toBe('');
  });

  it('borders of months: the 31st, the 29th of February', () => {
    expect(agePartsOn('2026-01-31', '2026-02-28')).toEqual({ years: 0, months: 0, days: 28 });
    expect(agePartsOn('2026-01-31', '2026-03-01')).toEqual({ years: 0, months: 1, days: 1 });
    expect(agePartsOn('2024-02-29', '2025-02-28')).toEqual({ years: 0, months: 11, days: 30 });
    expect(agePartsOn('2024-02-29', '2025-03-01')).toEqual({ years: 1, months: 0, days: 1 });
    expect(agePartsOn('2025-12-31', '2026-01-01')).toEqual({ years: 0, months: 0, days: 1 });
  });
});

import { describe, expect, it } from 'vitest';
import { ageText } from './index.ts';

describe('an age as it is said', () => {
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
});

import { expect, test } from 'vitest';
import { shownCouncil } from './shown.ts';

test.each([
  ['66', 'COREN SC 37994'],
  ['80', 'Conselho de código 80 (CNES) SC 37994'],
  ['CRX', 'CRX SC 37994'],
])('the council %s is shown as "%s"', (council, shown) => {
  expect(shownCouncil({ council, councilUf: 'SC', councilNumber: '37994' })).toBe(shown);
});

test('of who has none nothing is shown', () => {
  expect(shownCouncil({ council: '', councilUf: '', councilNumber: '' })).toBe('');
});

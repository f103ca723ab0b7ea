import { expect, it } from 'vitest';
import { filledIn } from './filled-in.ts';

it('parts that the form has since the draft was kept are as before anything is typed', () => {
  const initial = { plan: { text: '', exams: [], end: { next: null } }, risk: '' };
  const kept = { plan: { text: 'Retorno.', end: {} } };
  expect(filledIn(kept, initial)).toEqual({ plan: { text: 'Retorno.', exams: [], end: { next: null } } });
});

it('what was kept stays: a list that was emptied, a choice, and what the form no longer has', () => {
  const initial = { rows: [{ name: 'A' }], picked: { value: '', label: '' }, told: { a: '1' } };
  const kept = { rows: [], picked: { value: 'x', label: 'X' }, told: { a: '', b: '2' }, gone: 'y' };
  expect(filledIn(kept, initial)).toEqual(kept);
});

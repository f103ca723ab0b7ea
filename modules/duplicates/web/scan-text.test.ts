import { expect, test } from 'vitest';
import { scanText } from './scan-text.ts';

const now = new Date('2026-11-20T18:00:00Z');
const whole = { finishedAt: '2026-11-20T15:41:00Z', people: 5004 };

test.each([
  [null, null, /^A base ainda não foi comparada por inteiro\.$/],
  [whole, null, /^Base inteira comparada hoje, \d\d:41 \(5\.004 cadastros\)\.$/],
  [
    whole,
    { finishedAt: '2026-11-20T16:50:00Z', people: 0 },
    /5\.004 cadastros\)\. Busca do que mudou hoje, \d\d:50: nenhum cadastro mudado a comparar\.$/,
  ],
  [whole, { finishedAt: '2026-11-20T16:50:00Z', people: 1 }, /: 1 cadastro mudado comparado\.$/],
  [whole, { finishedAt: '2026-11-20T16:50:00Z', people: 3 }, /: 3 cadastros mudados comparados\.$/],
])('tells the search of the whole base and that of changes apart: %j %j', (all, changes, said) => {
  expect(scanText({ whole: all, changes }, now)).toMatch(said);
});

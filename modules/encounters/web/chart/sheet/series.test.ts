import { expect, it } from 'vitest';
import { newestText, rowsOf, seriesOf } from './series.ts';

const measured = (what: string, ...values: Array<readonly [day: string, value: number]>) =>
  values.map(([day, value]) => ({ what, value, at: `${day}T12:00:00.000Z`, today: false }));

const all = [
  ...measured('diastolic', ['2026-11-01', 98], ['2026-08-01', 90]),
  ...measured('height', ['2026-08-01', 157]),
  ...measured('systolic', ['2026-11-01', 156], ['2026-08-01', 140]),
  ...measured('weight', ['2026-11-01', 72.3], ['2026-03-01', 70]),
];

it('pressure is one series of two lines, and the body mass is of each weighing', () => {
  const series = seriesOf(all);
  expect(series.map((one) => [one.label, newestText(one)])).toEqual([
    ['Pressão arterial', '156/98 mmHg'],
    ['IMC', '29,33'],
    ['Peso', '72,3 kg'],
    ['Altura', '157 cm'],
  ]);
  expect(
    series
      .map(rowsOf)
      .slice(0, 2)
      .map((rows) => rows.map(({ text }) => text)),
  ).toEqual([
    ['156/98 mmHg', '140/90 mmHg'],
    ['29,33', '28,4'],
  ]);
});

it('what was never measured is no series', () => expect(seriesOf([])).toEqual([]));

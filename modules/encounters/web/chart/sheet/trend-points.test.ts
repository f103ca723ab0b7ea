import { expect, it } from 'vitest';
import { trendOf } from './trend-points.ts';

const points = (...values: number[]) =>
  values.map((value, place) => ({
    at: `2026-${String(place + 1).padStart(2, '0')}-10T12:00:00.000Z`,
    value,
  }));

it('higher values stand higher, at equal steps, and the borders among them', () => {
  const { lines, marks, left, right } = trendOf({
    key: 'pressure',
    label: 'Pressão arterial',
    unit: 'mmHg',
    lines: [
      { name: 'sistólica', points: points(150, 130, 140) },
      { name: 'diastólica', points: points(100, 80, 90) },
    ],
    borders: [140, 90],
  });
  const [systolic = [], diastolic = []] = lines.map((line) => line.points);
  expect(systolic.map(({ x }) => x)).toEqual([left, (left + right) / 2, right]);
  expect(systolic[0]?.y).toBeLessThan(systolic[1]?.y ?? 0);
  expect(marks.map(({ y }) => y)).toEqual([systolic[2]?.y, diastolic[2]?.y]);
});

it('of many days the newest is always written, and no more than fit', () => {
  const { days } = trendOf({
    key: 'weight',
    label: 'Peso',
    unit: 'kg',
    lines: [{ name: 'Peso', points: points(...Array(12).keys()) }],
  });
  expect(days.length).toBeLessThanOrEqual(6);
  expect(days.at(-1)?.value).toBe(11);
});

it('one value alone, or the same again, is drawn too', () => {
  const { lines } = trendOf({
    key: 'weight',
    label: 'Peso',
    unit: 'kg',
    lines: [{ name: 'Peso', points: points(70, 70) }],
  });
  expect(lines[0]?.points.every(({ y }) => Number.isFinite(y))).toBe(true);
});

import { expect, it } from 'vitest';
import { DEFAULT_MODEL, priorOdds } from '../model.ts';
import { type Prepared, prepare } from '../prepare.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { hasTwinsAlike } from './twins.ts';

const day = (place: number) =>
  `${1950 + (place % 60)}-${String(1 + (place % 12)).padStart(2, '0')}-${String(1 + (place % 28)).padStart(2, '0')}`;

/** People of other mothers, the first `pairs` with a twin a letter apart. */
function town(people: number, pairs: number): Prepared[] {
  const found: Prepared[] = [];
  for (let place = 0; place < people; place += 1) {
    const common = { birthDate: day(place), motherName: `Mae ${'BCDFGHJLM'[place % 9]}ana ${place} Silva` };
    found.push(prepare({ id: `${place}`, name: 'Elisa Souza Lima', ...common }));
    if (place < pairs) found.push(prepare({ id: `t${place}`, name: 'Elise Souza Lima', ...common }));
  }
  return found;
}

const model = { ...DEFAULT_MODEL, prior: priorOdds(0.8, 20_000) };
const has = (people: number, pairs: number) =>
  hasTwinsAlike(town(people, pairs), { a: 20_000, b: 20_000 }, model, DEFAULT_SETTINGS);

it('twins with nearly the same name are reckoned with where a base shows many, or is too small to show any', () => {
  expect(has(2_000, 0)).toBe(false);
  expect(has(2_000, 5)).toBe(false);
  expect(has(2_000, 60)).toBe(true);
  expect(has(500, 0)).toBe(true);
});

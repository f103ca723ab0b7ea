import { expect, it } from 'vitest';
import { deathText } from './death-text.ts';

it.each([
  [1, '2020-10-05', 'Falecida em 05/10/2020'],
  [1, null, 'Falecida'],
  [0, '2020-10-05', 'Falecido em 05/10/2020'],
  [5, null, 'Falecido'],
  [null, null, 'Falecido'],
])('who died, of sex %s: %s', (sex, diedOn, said) => expect(deathText({ sex, diedOn })).toBe(said));

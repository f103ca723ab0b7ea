import { expect, it } from 'vitest';
import { formatPhone, isPhone } from './index.ts';

it.each([
  ['11987654321', '(11) 98765-4321'],
  ['1133334444', '(11) 3333-4444'],
  ['(11) 3333-4444', '(11) 3333-4444'],
  ['987654321', '98765-4321'],
  ['33334444', '3333-4444'],
  ['08007011234', '0800 701 1234'],
  ['136', '136'],
  ['ramal 12', 'ramal 12'],
])('telephone %s is read as %s', (typed, shown) => expect(formatPhone(typed)).toBe(shown));

it.each([
  ['11987654321', true],
  ['1133334444', true],
  ['1187654321', true],
  ['11887654321', false],
  ['0133334444', false],
  ['987654321', false],
  ['', false],
])('telephone with area code %s: %s', (digits, valid) => expect(isPhone(digits)).toBe(valid));

import { expect, it } from 'vitest';
import { type KeyPress, matchesChord, parseKeys, plainKey } from './keys.ts';

const press = (part: Partial<KeyPress>): KeyPress => ({
  code: '',
  key: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  getModifierState: () => false,
  ...part,
});

it('chords go by the place of the key, so that ABNT2 and US agree', () => {
  const search = parseKeys('Ctrl K');
  expect(matchesChord(search, press({ code: 'KeyK', key: 'k', ctrlKey: true }))).toBe(true);
  expect(matchesChord(search, press({ code: 'KeyK', key: 'k', metaKey: true }))).toBe(true);
  expect(matchesChord(search, press({ code: 'KeyK', key: 'k' }))).toBe(false);
  expect(matchesChord(parseKeys('Alt 1'), press({ code: 'Digit1', key: '¹', altKey: true }))).toBe(true);
});

it('AltGr writes signs on ABNT2 and is never a chord', () => {
  const altGr = press({ code: 'KeyA', key: 'a', ctrlKey: true, altKey: true });
  expect(matchesChord(parseKeys('Alt A'), altGr)).toBe(false);
  expect(plainKey(press({ key: '/', getModifierState: () => true }))).toBeNull();
});

it.each(['Ctrl T', 'Ctrl N', 'Ctrl W', 'Ctrl L', 'Ctrl F', 'Alt ←', 'Alt F', 'Alt E', 'Alt D', 'Ctrl Alt A'])(
  'refuses %s, which is the browser’s',
  (keys) => {
    expect(() => parseKeys(keys)).toThrow('not ours');
  },
);

it('single keys go by what they write, with Shift only where the sign needs it', () => {
  expect(plainKey(press({ key: 'n', code: 'KeyN' }))).toBe('N');
  expect(plainKey(press({ key: 'N', code: 'KeyN', shiftKey: true }))).toBeNull();
  expect(plainKey(press({ key: '?', code: 'Slash', shiftKey: true }))).toBe('?');
  expect(plainKey(press({ key: '/', code: 'IntlRo' }))).toBe('/');
  expect(plainKey(press({ key: 'ArrowDown' }))).toBe('ArrowDown');
  expect(plainKey(press({ key: 'ArrowDown', shiftKey: true }))).toBeNull();
});

it('knows characters, which may be switched off, from keys that write nothing', () => {
  expect(parseKeys('N')).toMatchObject({ kind: 'single', character: true });
  expect(parseKeys('?')).toMatchObject({ character: true });
  expect(parseKeys('↓')).toMatchObject({ key: 'ArrowDown', character: false });
  expect(parseKeys('Espaço')).toMatchObject({ key: ' ', character: false });
  expect(parseKeys('G L')).toEqual({ kind: 'sequence', first: 'G', second: 'L' });
});

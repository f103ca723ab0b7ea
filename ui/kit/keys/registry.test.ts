import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { KeyPress } from './keys.ts';
import { activeShortcuts, openLayer, register, setLettersOn, type Shortcut, shortcutOf } from './registry.ts';

const press = (key: string, part: Partial<KeyPress> = {}): KeyPress => ({
  code: `Key${key.toUpperCase()}`,
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  getModifierState: () => false,
  ...part,
});
const leave: (() => void)[] = [];
const add = (...shortcuts: Shortcut[]) => leave.push(register(() => shortcuts));
const labelOf = (found: Shortcut | 'begun' | undefined) => (typeof found === 'object' ? found.label : found);
const run = () => undefined;

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => {
  for (const one of leave.splice(0)) one();
  vi.unstubAllGlobals();
});

it('the newest part wins, and gives the key back when it leaves', () => {
  add({ keys: 'N', label: 'page', run });
  const back = register(() => [{ keys: 'N', label: 'panel', run }]);
  expect(labelOf(shortcutOf(press('n'), false, 0))).toBe('panel');
  expect(activeShortcuts()).toHaveLength(1);
  back();
  expect(labelOf(shortcutOf(press('n'), false, 0))).toBe('page');
});

it('nothing behind a dialog acts, chords included', () => {
  add({ keys: 'Ctrl K', label: 'search', run }, { keys: 'N', label: 'page', run });
  const close = openLayer();
  expect(shortcutOf(press('k', { ctrlKey: true }), false, 0)).toBeUndefined();
  add({ keys: 'N', label: 'in the dialog', run });
  expect(labelOf(shortcutOf(press('n'), false, 0))).toBe('in the dialog');
  close();
});

it('single letters and sequences wait until nobody types; chords do not', () => {
  add({ keys: 'N', label: 'new', run }, { keys: 'Ctrl S', label: 'save', run });
  expect(shortcutOf(press('n'), true, 0)).toBeUndefined();
  expect(labelOf(shortcutOf(press('s', { ctrlKey: true }), true, 0))).toBe('save');
});

it('a sequence needs its second key soon', () => {
  add({ keys: 'G H', label: 'home', run });
  expect(shortcutOf(press('g'), false, 1_000)).toBe('begun');
  expect(labelOf(shortcutOf(press('h'), false, 2_000))).toBe('home');
  expect(shortcutOf(press('g'), false, 3_000)).toBe('begun');
  expect(shortcutOf(press('h'), false, 9_000)).toBeUndefined();
  expect(shortcutOf(press('h'), false, 9_100)).toBeUndefined();
});

it('letters can be switched off; arrows and chords stay (WCAG 2.1.4)', () => {
  add(
    { keys: 'N', label: 'new', run },
    { keys: 'G H', label: 'home', run },
    { keys: '↓', label: 'row', run },
  );
  setLettersOn(false);
  expect(shortcutOf(press('n'), false, 0)).toBeUndefined();
  expect(shortcutOf(press('g'), false, 0)).toBeUndefined();
  expect(labelOf(shortcutOf(press('ArrowDown'), false, 0))).toBe('row');
});

it('an entry without action is only documented', () => {
  add({ keys: 'Espaço', label: 'selecionar' });
  expect(activeShortcuts()).toHaveLength(1);
  expect(shortcutOf(press(' '), false, 0)).toBeUndefined();
});

it('refuses the browser’s keys when they are declared', () => {
  expect(() => register(() => [{ keys: 'Ctrl T', label: 'x', run }])).toThrow('not ours');
});

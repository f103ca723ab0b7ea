/**
 * Keys as they are printed on buttons: a chord ("Ctrl K", "Alt 1"), one key ("N", "/", "↓") or two letters
 * one after the other ("G L").
 */
export type Keys =
  | { kind: 'chord'; code: string; ctrl: boolean; alt: boolean }
  | { kind: 'single'; key: string; character: boolean }
  | { kind: 'sequence'; first: string; second: string };

export type KeyPress = Pick<
  KeyboardEvent,
  'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'
>;

const NAMED: Record<string, string> = {
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  Home: 'Home',
  End: 'End',
  Enter: 'Enter',
  Espaço: ' ',
  PgUp: 'PageUp',
  PgDn: 'PageDown',
  Esc: 'Escape',
};
/** The only ones taken from the browser; every other Ctrl belongs to it. */
const CTRL_OURS = new Set(['K', 'S', 'P', 'D', 'Enter']);
const ALT_THEIRS = new Set(['F', 'E', 'D', '←', '→', 'Home']);

const isCharacter = (key: string) => key.length === 1 && key !== ' ';

/** Place of a key on the keyboard: ABNT2 and US write different signs, letters and digits stay. */
function codeOf(key: string): string {
  if (/^[A-Z]$/.test(key)) return `Key${key}`;
  if (/^\d$/.test(key)) return `Digit${key}`;
  return NAMED[key] ?? key;
}

/** @throws Error when the keys are the browser's own, or AltGr (Ctrl Alt). */
export function parseKeys(text: string): Keys {
  const parts = text.split(' ');
  const last = parts.at(-1) ?? '';
  const ctrl = parts.includes('Ctrl');
  const alt = parts.includes('Alt');
  if (ctrl || alt) {
    const theirs = ctrl ? alt || !CTRL_OURS.has(last) : ALT_THEIRS.has(last);
    if (theirs || parts.length !== 2) throw new Error(`${text} is not ours to take`);
    return { kind: 'chord', code: codeOf(last), ctrl, alt };
  }
  if (parts.length === 2) return { kind: 'sequence', first: parts[0] ?? '', second: last };
  const key = NAMED[text] ?? text;
  return { kind: 'single', key, character: isCharacter(key) };
}

/** What a key writes, as it is printed: letters in capitals. */
const written = (event: KeyPress) => (event.key.length === 1 ? event.key.toUpperCase() : event.key);

const isAltGr = (event: KeyPress) =>
  (event.ctrlKey && event.altKey) || event.getModifierState('AltGraph') === true;

/** Chords go by place (`event.code`), single keys by what they write; AltGr is never ours. */
export function matchesChord(keys: Keys, event: KeyPress): boolean {
  if (keys.kind !== 'chord' || isAltGr(event) || event.shiftKey) return false;
  const ctrl = event.ctrlKey || event.metaKey;
  const code = event.code === 'NumpadEnter' ? 'Enter' : event.code;
  return code === keys.code && ctrl === keys.ctrl && event.altKey === keys.alt;
}

/** The key pressed alone ("?" may need Shift), or null when a modifier makes it something else. */
export function plainKey(event: KeyPress): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || isAltGr(event)) return null;
  if (event.shiftKey && /^(?:[a-z]|\w{2,}| )$/i.test(event.key)) return null;
  return written(event);
}

import { readPreference, writePreference } from '../../client/preferences.ts';
import { type KeyPress, type Keys, matchesChord, parseKeys, plainKey } from './keys.ts';

export type Shortcut = {
  /** As printed: "Ctrl K", "Alt M", "G H", "N", "/", "↓". */
  keys: string;
  /** What it does, for the keyboard map and the command palette: "Novo município". */
  label: string;
  /** Without it the entry only documents keys that a part handles by itself. */
  run?: (() => void) | undefined;
  /** Heading in the keyboard map; "Nesta tela" when absent. */
  group?: 'Em todo o sistema' | 'Listas' | 'Formulários';
};

/** Parts in the order they came to the screen; `layer` marks a dialog, which silences all before it. */
type Entry = (() => readonly Shortcut[]) | 'layer';
/** Where the person types or where arrows and letters already mean something. */
const OWN_KEYS =
  'input:not([type=checkbox]),textarea,select,[contenteditable=true],[role=menu],[role=listbox],[role=tree]';
const WAIT_MS = 1_500;
const SWITCH = 'teclas-de-letra';

/** Boxed: two layers are the same word, and each must find its own place when it leaves. */
const places: { entry: Entry }[] = [];
const parsed = new Map<string, Keys>();
let begun: { letter: string; at: number } | null = null;

function keysOf(text: string): Keys {
  const known = parsed.get(text) ?? parseKeys(text);
  parsed.set(text, known);
  return known;
}

/** Whether keys that write something (letters, "?", "/") act outside text fields (WCAG 2.1.4). */
export const lettersOn = () => readPreference(SWITCH) !== 'nao';
export const setLettersOn = (on: boolean) => writePreference(SWITCH, on ? null : 'nao');

const isGlobal = ({ group }: Shortcut) => group === 'Em todo o sistema';

/**
 * The shortcuts that act now, each key once: the newest part first, the frame's last whenever it came, those
 * behind a dialog left out.
 */
export function activeShortcuts(): Shortcut[] {
  const layer = places.findLastIndex(({ entry }) => entry === 'layer');
  const open = places.slice(layer + 1).reverse();
  const all = open.flatMap(({ entry }) => (entry === 'layer' ? [] : entry()));
  all.sort((a, b) => Number(isGlobal(a)) - Number(isGlobal(b)));
  return all.filter((one, place) => all.findIndex(({ keys }) => keys === one.keys) === place);
}

/** Does what a shortcut of the screen does, for a part that has the focus and hands its key on. */
export const runShortcut = (keys: string): void =>
  activeShortcuts()
    .find((one) => one.keys === keys)
    ?.run?.();

function find(test: (keys: Keys) => boolean): Shortcut | undefined {
  return activeShortcuts().find(({ keys, run }) => run && test(keysOf(keys)));
}

/** The shortcut of a key pressed alone; a letter that only begins a sequence is remembered. */
function findPlain(pressed: string, now: number): Shortcut | 'begun' | undefined {
  const first = begun && now - begun.at < WAIT_MS ? begun.letter : null;
  begun = null;
  const second = find((keys) => keys.kind === 'sequence' && keys.first === first && keys.second === pressed);
  if (second && lettersOn()) return second;
  const single = find(
    (keys) => keys.kind === 'single' && keys.key === pressed && (!keys.character || lettersOn()),
  );
  if (single) return single;
  if (!lettersOn() || !find((keys) => keys.kind === 'sequence' && keys.first === pressed)) return undefined;
  begun = { letter: pressed, at: now };
  return 'begun';
}

/**
 * What a key press sets off: a shortcut to run, `begun` when it is the first of two, or nothing.
 * `typing`: the focus is where keys already mean something, so that only chords count.
 */
export function shortcutOf(event: KeyPress, typing: boolean, now: number): Shortcut | 'begun' | undefined {
  const chord = find((keys) => matchesChord(keys, event));
  if (chord) return chord;
  const pressed = typing ? null : plainKey(event);
  return pressed === null ? undefined : findPlain(pressed, now);
}

function listen(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const typing = event.target instanceof Element && event.target.closest(OWN_KEYS) !== null;
  const found = shortcutOf(event, typing, event.timeStamp);
  if (!found) return;
  event.preventDefault();
  if (found !== 'begun') found.run?.();
}

function enter(entry: Entry): () => void {
  const browser = typeof window === 'undefined' ? null : window;
  if (places.length === 0) browser?.addEventListener('keydown', listen);
  const place = { entry };
  places.push(place);
  return () => {
    places.splice(places.indexOf(place), 1);
    if (places.length === 0) browser?.removeEventListener('keydown', listen);
  };
}

/** Adds the shortcuts of a part of the screen. Returns how to take them back. */
export function register(read: () => readonly Shortcut[]): () => void {
  for (const { keys } of read()) keysOf(keys);
  return enter(read);
}

/** A dialog opened: only what registers after it acts, until the returned function is called. */
export const openLayer = (): (() => void) => enter('layer');

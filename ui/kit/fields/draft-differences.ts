import type { FieldValues } from 'react-hook-form';
import type { CompareRow } from '../compare-table.tsx';
import { labelOf } from './errors.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isOnScreen = (path: string) => document.getElementsByName(path).length > 0;

/**
 * What each control of the form holds, by its path; a combo holds a choice with its words, and a list, or a thing of several
 * parts, is one to compare where a `ListMark` or the buttons that choose from it stand for it.
 */
function leaves(values: unknown, base = ''): [path: string, value: unknown][] {
  if (!isObject(values) || 'label' in values || isOnScreen(base)) return [[base, values]];
  return Object.entries(values).flatMap(([name, value]) => leaves(value, base ? `${base}.${name}` : name));
}

/** What the thing of a list is called. */
function nameIn(path: string, one: Record<string, unknown>): string {
  const mark = document.getElementsByName(path)[0];
  return String(one[mark?.dataset['namedBy'] ?? 'name']);
}

/** As the person reads it: the words of a choice, not its code. */
function told(path: string, value: unknown): string {
  if (Array.isArray(value)) {
    return value.map((one) => (isObject(one) ? nameIn(path, one) : told(path, one))).join(', ');
  }
  if (typeof value === 'boolean') return value ? 'Sim' : 'Não';
  if (isObject(value)) return 'label' in value ? String(value['label']) : 'Preenchido';
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  for (const control of document.getElementsByName(path)) {
    if (control instanceof HTMLSelectElement) {
      return [...control.options].find((option) => option.value === text)?.text ?? text;
    }
    if (control instanceof HTMLButtonElement && control.value === text) return control.textContent;
    const isChoice =
      control instanceof HTMLInputElement && control.type === 'radio' && control.value === text;
    if (isChoice) return control.labels?.[0]?.textContent ?? text;
  }
  return text;
}

/** Equal of what says the same, in whatever order the parts of each thing were written. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    isObject(part) && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => a.localeCompare(b)))
      : part,
  ) ?? '';

/** What two lists of the same names differ in is inside. */
function shown(path: string, screen: unknown, other: unknown): { left: string; right: string } {
  const both = { left: told(path, screen), right: told(path, other) };
  const inside = isObject(screen) && isObject(other) && written(screen) !== written(other);
  return inside && both.left === both.right
    ? { ...both, right: `${both.right} (com outros detalhes)` }
    : both;
}

/** The fields of the form on the screen in which two texts differ. */
export function differences(screen: FieldValues, other: FieldValues): CompareRow[] {
  const right = new Map(leaves(other));
  return leaves(screen).flatMap(([path, value]) => {
    const both = shown(path, value, right.get(path));
    return isOnScreen(path) && both.left !== both.right
      ? [{ key: path, label: labelOf(path), ...both, same: false }]
      : [];
  });
}

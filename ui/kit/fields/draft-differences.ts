import type { FieldValues } from 'react-hook-form';
import type { CompareRow } from '../compare-table.tsx';
import { labelOf } from './errors.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** What each control of the form holds, by its path; a combo holds a choice with its words. */
function leaves(values: unknown, base = ''): [path: string, value: unknown][] {
  if (!isObject(values) || 'label' in values) return [[base, values]];
  return Object.entries(values).flatMap(([name, value]) => leaves(value, base ? `${base}.${name}` : name));
}

/** As the person reads it: the words of a choice, not its code. */
function told(path: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Sim' : 'Não';
  if (isObject(value)) return String(value['label']);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  for (const control of document.getElementsByName(path)) {
    if (control instanceof HTMLSelectElement) {
      return [...control.options].find((option) => option.value === text)?.text ?? text;
    }
    const isChoice =
      control instanceof HTMLInputElement && control.type === 'radio' && control.value === text;
    if (isChoice) return control.labels?.[0]?.textContent ?? text;
  }
  return text;
}

/** The fields of the form on the screen in which two texts differ. */
export function differences(screen: FieldValues, other: FieldValues): CompareRow[] {
  const right = new Map(leaves(other));
  return leaves(screen).flatMap(([path, value]) => {
    const shown = { left: told(path, value), right: told(path, right.get(path)) };
    const isField = document.getElementsByName(path).length > 0;
    return isField && shown.left !== shown.right
      ? [{ key: path, label: labelOf(path), ...shown, same: false }]
      : [];
  });
}

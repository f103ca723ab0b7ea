import { readFileSync } from 'node:fs';
import type { FieldValue, Struct } from '../wire.ts';

/**
 * A record that breaks one rule alone: the fixture `index` of `form` at `version`, with the values at these paths
 * put in it. In JSON, null takes the field away `{"repeat": [times, item]}` is a list,
 * and `{"distinct": [times, item]}` one whose items differ where the item says '@';
 * `{"copy": field}` repeats a field of the form.
 */
export type RuleCase = {
  code: string;
  form: string;
  index: number;
  version: string;
  changes: Record<string, unknown>;
  /** Changes made before, when no fixture is near enough. */
  given: Record<string, unknown>;
};

type Row = [string, string, number, string, Record<string, unknown>, Record<string, unknown>?];

const read = (name: string): RuleCase[] =>
  (JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Row[]).map(
    ([code, form, index, version, changes, given]) => ({
      code,
      form,
      index,
      version,
      changes,
      given: given ?? {},
    }),
  );

/** Cases found by the search of rule-search.test.ts, and those written by hand for what it does not find. */
export const foundCases = (): RuleCase[] => read('rule-cases.json');
export const writtenCases = (): RuleCase[] => read('rule-cases-by-hand.json');

export const toCaseValue = (value: FieldValue): unknown => {
  if (value === undefined) return null;
  if (Array.isArray(value) && value.length > 20 && value.every((item) => item === value[0])) {
    return { repeat: [value.length, value[0]] };
  }
  return value;
};

const fromCaseValue = (value: unknown): FieldValue => {
  if (value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) return value as FieldValue;
  const { repeat, distinct } = value as { repeat?: [number, FieldValue]; distinct?: [number, FieldValue] };
  if (distinct) {
    const [count, model] = distinct;
    const text = JSON.stringify(model);
    const item = (place: number) => text.replace(/@+/, (marks) => String(place).padStart(marks.length, '0'));
    return Array.from({ length: count }, (_, place) => JSON.parse(item(place)) as FieldValue);
  }
  return repeat ? Array.from({ length: repeat[0] }, () => repeat[1]) : (value as FieldValue);
};

/** Puts a value at 'vacinas[0].lote' of the form, or '@codIbge' of the transport; groups on the way must exist. */
export function setPath(transport: Struct, form: Struct, path: string, value: unknown): void {
  const parts = path
    .replace('@', '')
    .split(/\.|\[(\d+)\]/)
    .filter(Boolean);
  const last = parts.pop() ?? '';
  let at: unknown = path.startsWith('@') ? transport : form;
  for (const part of parts) at = (at as Record<string, unknown>)[part];
  const { copy } = Object(value) as { copy?: string };
  (at as Record<string, FieldValue>)[last] = copy ? structuredClone(form[copy]) : fromCaseValue(value);
}

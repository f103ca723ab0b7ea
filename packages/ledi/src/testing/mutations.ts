import { generateCns, generateCpf } from '@pec-aberto/brazil';
import type { Field, Layout, StructLayout } from '../layout.ts';
import { type FieldValue, isStruct, type Struct } from '../wire.ts';

/** A struct of a form and where it stands; `above` is the struct that holds it, `path` ends in a dot or is ''. */
export type Place = { layout: StructLayout; value: Struct; above: Place | null; path: string };

/** Every struct inside a form, the form first. */
export function placesOf(
  struct: StructLayout,
  value: Struct,
  above: Place | null = null,
  path = '',
): Place[] {
  const place = { layout: struct, value, above, path };
  const inner = struct.fields.flatMap((field) => {
    const found = value[field.name];
    if (!field.struct || found === undefined) return [];
    const items = Array.isArray(found) ? found : [found];
    return items.flatMap((item, index) => {
      const at = `${path}${field.name}${field.isList ? `[${index}]` : ''}.`;
      return isStruct(item) && field.struct ? placesOf(field.struct, item, place, at) : [];
    });
  });
  return [place, ...inner];
}

/** Values seen in a field anywhere in the examples, and the first codes of its tables, by 'Struct.field'. */
export type Donors = Map<string, FieldValue[]>;

export function donorsOf(layout: Layout, places: Place[]): Donors {
  const out: Donors = new Map();
  const add = (key: string, value: FieldValue) => {
    const known = out.get(key) ?? [];
    out.set(key, known);
    if (value !== undefined && !known.includes(value) && known.length < 12) known.push(value);
  };
  for (const { layout: struct, value } of places) {
    for (const name of Object.keys(value)) add(`${struct.name}.${name}`, value[name]);
  }
  for (const [group, rules] of Object.entries(layout.data.rules.groups)) {
    const struct = group.slice(group.indexOf(':') + 1);
    for (const rule of rules) {
      const rows = rule.table ? (layout.tables.get(rule.table)?.rows ?? []) : [];
      const codes = rows.filter((row) => !row.until).map((row) => row.code);
      for (const name of [rule.on].flat()) {
        const field = layout.structs.get(struct)?.byName.get(name);
        if (!field || codes.length === 0) continue;
        for (const value of field.isList ? [codes.slice(0, 1), codes.slice(0, 30)] : codes.slice(0, 3)) {
          add(`${struct}.${name}`, value);
        }
      }
    }
  }
  return out;
}

const DAY = 86_400_000;
const BASE = Date.UTC(2026, 9, 5, 15);
const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 15, 30, 99, 135, 999, 1000, -1, 100_000, 777_777];
const DATES = [BASE, BASE + DAY, BASE + 60 * DAY, BASE - 40 * DAY, BASE - 7000 * DAY, BASE - 60_000 * DAY];
const TEXTS = ['X', 'A', '1', '0', '12', '123', 'AB CD', '9999999999', '0301040079', '0301050104', 'ABP001'];
const MORE_TEXTS = ['W78', 'W84', 'O80', 'ABEX002', 'ABPG001', 'Z349', 'I10', 'A30', 'A99', '6000000000'];
const LONG = ['x'.repeat(300), `a@${'x'.repeat(300)}.com`, 'maria@x.com', 'A'.repeat(80)];
const IDS = [
  generateCns(70),
  generateCpf(70),
  '12345678901234',
  'MARIA SILVA',
  '4205407',
  '225125',
  '223505',
];

/** Values worth trying in a field to break a rule, wrong and right ones; undefined takes the field away. */
export function candidates(field: Field, current: FieldValue, donors: FieldValue[]): FieldValue[] {
  const one = (): FieldValue[] => {
    switch (field.kind) {
      case 'bool':
        return [true, false];
      case 'double':
        return [0, -1, 0.25, 15, 36.55, 70.12345, 1000, 200_000];
      case 'i32':
      case 'i64':
      case 'enum':
        return [...NUMBERS, ...DATES];
      case 'string':
        return [...TEXTS, ...MORE_TEXTS, ...LONG, ...IDS];
      case 'struct':
        return [{}];
      case 'binary':
        return [];
    }
  };
  if (!field.isList) return [undefined, ...donors, ...one()];
  const items = Array.isArray(current) ? current : [];
  const [first] = items;
  const many = (value: FieldValue) => Array.from({ length: 120 }, () => value);
  const repeated = first === undefined ? [] : [[...items, first], many(first)];
  const others =
    field.kind === 'struct'
      ? []
      : one().flatMap((value) => [[value], [value, value], [...items, value], many(value)]);
  return [undefined, ...donors, ...repeated, ...others];
}

/** Runs `use` with the field changed, and puts everything back. */
export function withChange<T>(place: Place, name: string, value: FieldValue, use: () => T): T {
  const before = place.value[name];
  const had = name in place.value;
  place.value[name] = value;
  try {
    return use();
  } finally {
    if (had) place.value[name] = before;
    else delete place.value[name];
  }
}

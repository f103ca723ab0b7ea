import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { getStruct } from './layout.ts';
import { type ListedRule, listRules } from './rules.ts';
import { exampleRecords, EXAMPLE_DAY } from './examples/index.ts';
import { candidates, type Donors, donorsOf, type Place, placesOf, withChange } from './testing/mutations.ts';
import { toCaseValue } from './testing/rule-cases.ts';
import { layout } from './testing/samples.ts';
import { Validator } from './validate.ts';
import type { FieldValue } from './wire.ts';

const VERSIONS = ['8.7.0', '7.4.2', '7.2.2', '7.2.1', '5.6.4', '4.1.4', '3.0.0'];
/** The layouts at which a rule's own conditions are searched, which is slower. */
const SEARCHED = ['8.7.0', '7.2.2', '7.2.1'];

const validator = new Validator(layout);

/** A fixture: its structs, what may be put in them, and what a change adds to its findings. */
type Subject = {
  form: string;
  index: number;
  version: string;
  places: Place[];
  donors: Donors;
  added: () => string[];
};
type Changes = [Place, string, FieldValue][];
type Found = Map<string, [string, string, number, string, Record<string, unknown>]>;

function subjects(version: string): Subject[] {
  const all = exampleRecords(layout, version);
  const placed = all.map(({ record }) =>
    record.form && record.formData ? placesOf(getStruct(layout, record.formData.struct), record.form) : [],
  );
  const donors = donorsOf(layout, placed.flat());
  return all.map(({ record, form }, place) => {
    const judge = () => {
      record.transport.uuidDadoSerializado = record.form?.[record.formData?.uuid ?? ''];
      const { errors, warnings } = validator.judge(record, { today: EXAMPLE_DAY });
      return [...new Set([...errors, ...warnings].map(({ code }) => code))];
    };
    const base = new Set(judge());
    return {
      form,
      index: all.slice(0, place).filter((one) => one.form === form).length,
      version,
      places: placed[place] ?? [],
      donors,
      added: () => judge().filter((code) => !base.has(code)),
    };
  });
}

const valuesFor = ({ donors }: Subject, place: Place, name: string): FieldValue[] => {
  const field = place.layout.byName.get(name);
  if (!field || field.id === null) return [];
  return candidates(field, place.value[name], donors.get(`${place.layout.name}.${name}`) ?? []);
};

function keep(found: Found, code: string, subject: Subject, changes: Changes): void {
  const { form, index, version } = subject;
  const entries = changes.map(([place, name, value]) => [place.path + name, toCaseValue(value)]);
  if (!found.has(code)) found.set(code, [code, form, index, version, Object.fromEntries(entries)]);
}

function singleChanges(found: Found, version: string) {
  for (const subject of subjects(version)) {
    for (const place of subject.places) {
      for (const { name } of place.layout.fields) {
        for (const value of valuesFor(subject, place, name)) {
          const [code, ...others] = withChange(place, name, value, subject.added);
          if (code && others.length === 0) keep(found, code, subject, [[place, name, value]]);
        }
      }
    }
  }
}

/** Changes of the field together with one or two fields its condition speaks of. */
function searchRule(rule: ListedRule, subject: Subject): Changes | null {
  const words = rule.condition?.match(/(?:\^+|\/)?[A-Za-z_]\w*/g) ?? [];
  const constants: FieldValue[] = [
    ...(rule.condition?.match(/\b\d+\b/g) ?? []).map(Number),
    ...Array.from(rule.condition?.matchAll(/'([^']*)'/g) ?? [], (match) => match[1]),
  ];
  const [first = ''] = rule.field.split('.');
  for (const place of subject.places.filter((one) => one.layout.name === rule.struct)) {
    const spoken = new Map<string, [Place, string]>();
    for (const word of [first, ...words, 'justificativaNaoPossuiCpf']) {
      const name = word.replace(/[\^/]/g, '');
      const other = word.startsWith('/') ? subject.places[0] : word.startsWith('^') ? place.above : place;
      if (other?.layout.byName.has(name)) spoken.set(word, [other, name]);
    }
    const fields = [...spoken.values()];
    const changes = combine(rule, subject, constants, fields, fields.length > 8 ? 2 : 3, []);
    if (changes) return changes;
  }
  return null;
}

function combine(
  rule: ListedRule,
  subject: Subject,
  constants: FieldValue[],
  fields: [Place, string][],
  depth: number,
  made: Changes,
): Changes | null {
  const [code, ...others] = subject.added();
  if (code === rule.code && others.length === 0) return made;
  if (depth === 0) return null;
  for (const [index, [place, name]] of fields.entries()) {
    const field = place.layout.byName.get(name);
    const fitting = constants.filter(
      (one) => typeof one === (field?.kind === 'string' ? 'string' : 'number'),
    );
    const values = [
      ...valuesFor(subject, place, name).slice(0, depth === 3 ? 14 : 8),
      ...(field?.isList ? fitting.map((one) => [one]) : fitting),
    ];
    for (const value of values) {
      const found = withChange(place, name, value, () =>
        combine(rule, subject, constants, fields.slice(index + 1), depth - 1, [
          ...made,
          [place, name, value],
        ]),
      );
      if (found) return found;
    }
  }
  return null;
}

/** `LEDI_RULE_SEARCH=1` writes the table of cases anew, after examples or rules change. About a minute. */
test.skipIf(!process.env.LEDI_RULE_SEARCH)(
  'finds records that break one rule alone',
  () => {
    const found: Found = new Map();
    for (const version of VERSIONS) singleChanges(found, version);
    for (const version of SEARCHED) {
      const all = subjects(version);
      for (const rule of listRules(layout)) {
        for (const subject of all) {
          if (found.has(rule.code) || subject.form !== rule.form) continue;
          const changes = searchRule(rule, subject);
          if (changes) keep(found, rule.code, subject, changes);
        }
      }
    }
    const known = new Set(listRules(layout).map(({ code }) => code));
    const lines = [...found.values()].filter(([code]) => known.has(code)).map((one) => JSON.stringify(one));
    writeFileSync(new URL('testing/rule-cases.json', import.meta.url), `[\n${lines.join(',\n')}\n]\n`);
    expect(found.size).toBeGreaterThan(900);
  },
  300_000,
);

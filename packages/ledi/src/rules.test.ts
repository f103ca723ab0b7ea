import { describe, expect, test } from 'vitest';
import { listRules } from './rules.ts';
import { exampleRecords, EXAMPLE_DAY } from './examples/index.ts';
import { foundCases, setPath, writtenCases } from './testing/rule-cases.ts';
import { layout } from './testing/samples.ts';
import { Validator } from './validate.ts';

/**
 * Rules that no record here breaks alone; a new rule without a case makes this number wrong. The one: the list of
 * condutas takes as many items as its table has codes, so that a longer one also repeats a code.
 */
const NOT_SHOWN = 1;

const validator = new Validator(layout);
const examples = new Map<string, ReturnType<typeof exampleRecords>>();
const codesOf = (record: Parameters<Validator['judge']>[0]) => {
  const { errors, warnings } = validator.judge(record, { today: EXAMPLE_DAY });
  return new Set([...errors, ...warnings].map(({ code }) => code));
};

describe('rules', () => {
  const cases = [...foundCases(), ...writtenCases()];

  test('each case breaks just its rule', () => {
    const wrong = cases.flatMap(({ code, form, index, version, changes, given }) => {
      const all = examples.get(version) ?? exampleRecords(layout, version);
      examples.set(version, all);
      const record = all.filter((one) => one.form === form)[index]?.record;
      if (!record?.form || !record.formData) return [`${code}: no fixture`];
      const copy = {
        ...record,
        form: structuredClone(record.form),
        transport: structuredClone(record.transport),
      };
      for (const [path, value] of Object.entries(given)) setPath(copy.transport, copy.form, path, value);
      const before = codesOf(copy);
      for (const [path, value] of Object.entries(changes)) setPath(copy.transport, copy.form, path, value);
      // A writer puts one uuid in both places.
      const uuid = copy.form[record.formData.uuid];
      if (uuid && !('@uuidDadoSerializado' in changes)) copy.transport.uuidDadoSerializado = uuid;
      const added = [...codesOf(copy)].filter((one) => !before.has(one));
      return added.length === 1 && added[0] === code ? [] : [`${code}: ${added.join(' ')}`];
    });
    expect(wrong).toEqual([]);
  }, 60_000);

  test('each rule has a case', () => {
    const shown = new Set(cases.map(({ code }) => code));
    const rules = new Set(listRules(layout).map(({ code }) => code));
    const missing = [...rules].filter((code) => !shown.has(code));
    process.stdout.write(
      `${rules.size} rules, ${missing.length} without a record that breaks just that one\n`,
    );
    process.stdout.write(missing.map((code) => `  ${code}\n`).join(''));
    expect(missing).toHaveLength(NOT_SHOWN);
  });
});

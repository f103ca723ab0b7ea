import { describe, expect, test } from 'vitest';
import { exampleRecords } from './examples/index.ts';
import { diffRecords, fromJson, type RecordJson, toJson } from './json.ts';
import { decodeRecord, encodeRecord } from './record.ts';
import type { LediRecord } from './ledi-record.ts';
import { layout } from './testing/samples.ts';
import type { Struct } from './wire.ts';

const text = (record: LediRecord) => JSON.stringify(toJson(record));
const parse = (json: string) => JSON.parse(json) as RecordJson;
const exampleOf = (form: string) => {
  const found = exampleRecords(layout).find((example) => example.form === form);
  if (!found) throw new Error(`no example of ${form}`);
  return found.record;
};

describe('a record as JSON text', () => {
  test('comes back byte for byte, every form', () => {
    for (const { record } of exampleRecords(layout)) {
      const bytes = encodeRecord(layout, record);
      const again = fromJson(layout, parse(text(decodeRecord(layout, bytes))));
      expect(Buffer.compare(encodeRecord(layout, again), bytes)).toBe(0);
    }
  });

  test('minus zero, NaN and infinity keep their bits', () => {
    for (const value of [-0, Number.NaN, Number.NEGATIVE_INFINITY]) {
      const record = exampleOf('fv');
      record.form = { ...exampleOf('fcd').form, latitude: value };
      record.transport.tipoDadoSerializado = 3;
      record.formData = layout.formByTipo.get(3) ?? null;
      const bytes = encodeRecord(layout, record);
      const again = fromJson(layout, parse(text(decodeRecord(layout, bytes))));
      expect(Buffer.compare(encodeRecord(layout, again), bytes)).toBe(0);
    }
  });

  const good = parse(text(exampleOf('fv')));
  const wrong: [string, unknown][] = [
    ['nothing', null],
    ['a list', []],
    ['no envelope', { form: {} }],
    ['an envelope that is a list', { transport: [] }],
    ['a form that is a text', { ...good, form: 'ficha' }],
    ['a form of no type', { ...good, transport: { ...good.transport, tipoDadoSerializado: 99 } }],
    ['a field that is of no layout', { ...good, form: { ...good.form, inventado: 1 } }],
    ['__proto__', parse('{"transport":{"tipoDadoSerializado":14},"form":{"__proto__":{"a":1}}}')],
    ['an unknown field without bytes', { ...good, form: { ...good.form, '#90': null } }],
    [
      'an unknown field of odd hexadecimal',
      { ...good, form: { ...good.form, '#90': { type: 8, hex: 'abc' } } },
    ],
    ['odd bytes that are none', { ...good, form: { ...good.form, $bytes: { uuidFicha: null } } }],
    ['bytes that are none', { ...good, transport: { ...good.transport, dadoSerializado: 7 }, form: null }],
    ['a number for a text', { ...good, form: { ...good.form, uuidFicha: 7 } }],
    ['a list for a group', { ...good, form: { ...good.form, headerTransport: [] } }],
    ['a group for a list', { ...good, form: { ...good.form, vacinacoes: {} } }],
    ['an unknown field of no type', { ...good, form: { ...good.form, '#90': { type: 1, hex: '' } } }],
  ];
  test.each(wrong)('%s is refused with LediError', (_, json) => {
    expect(() => encodeRecord(layout, fromJson(layout, json as RecordJson))).toThrow(
      expect.objectContaining({ name: 'LediError' }),
    );
  });
});

describe('differences of two records', () => {
  test('field by field, the transport layer first', () => {
    const before = exampleOf('fv');
    const after = exampleOf('fv');
    after.transport.codIbge = '3550308';
    const [child] = (after.form as Struct).vacinacoes as Struct[];
    if (child) child.turno = 3;
    if (after.form) after.form['#90'] = { type: 2, bytes: Uint8Array.of(1) };
    expect(diffRecords(before, after).map(({ path }) => path)).toEqual([
      '@codIbge',
      'vacinacoes[0].turno',
      '#90',
    ]);
    expect(diffRecords(before, before)).toEqual([]);
  });
});

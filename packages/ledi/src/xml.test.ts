import { describe, expect, test } from 'vitest';
import { LediError } from './errors.ts';
import { toJson } from './json.ts';
import { decodeRecord, encodeRecord } from './record.ts';
import { exampleRecords, EXAMPLE_DAY } from './examples/index.ts';
import { mutated, randomFrom } from './testing/mutate-bytes.ts';
import { layout } from './testing/samples.ts';
import { Validator } from './validate.ts';
import { encodeXml } from './xml-write.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const validator = new Validator(layout);

/** The record without absent fields and empty lists, which XML cannot tell apart. */
const plain = (record: Parameters<typeof toJson>[0]): unknown => JSON.parse(JSON.stringify(toJson(record)));

describe('XML variant', () => {
  test('every form written in XML reads back the same and stays valid', () => {
    for (const { record, form } of exampleRecords(layout)) {
      const again = decodeRecord(layout, bytesOf(encodeXml(layout, record)));
      expect([form, plain(again)]).toEqual([form, plain(record)]);
      expect(validator.judge(again, { today: EXAMPLE_DAY }).errors).toEqual([]);
      const thrift = encodeRecord(layout, again);
      expect(plain(decodeRecord(layout, thrift))).toEqual(plain(record));
    }
  });

  test('names of the schema: cnsCidadao of the individual attendance, enums by name', () => {
    const [first, second] = ['fai', 'mca'].map(
      (code) => exampleRecords(layout).find(({ form }) => form === code)?.record,
    );
    if (!first || !second) throw new Error('no fixture');
    expect(encodeXml(layout, first)).toContain('<cnsCidadao>');
    expect(encodeXml(layout, second)).toContain('<respostaUnicaEscolha>SIM</respostaUnicaEscolha>');
  });

  test.each([
    ['entities of its own', '<!DOCTYPE a [<!ENTITY x "y">]><dadoTransporteTransportXml/>'],
    ['undeclared entities', '<dadoTransporteTransportXml>&x;</dadoTransporteTransportXml>'],
    ['another root', '<a/>'],
    ['an element left open', '<dadoTransporteTransportXml>'],
    ['nothing but a declaration', '<?xml version="1.0"?>'],
    ['text for a number', '<dadoTransporteTransportXml><numLote>x</numLote></dadoTransporteTransportXml>'],
  ])('refuses %s', (_, text) => {
    expect(() => decodeRecord(layout, bytesOf(text))).toThrow(LediError);
  });

  test('refuses too many levels', () => {
    const deep = `<dadoTransporteTransportXml>${'<a>'.repeat(100)}${'</a>'.repeat(100)}</dadoTransporteTransportXml>`;
    expect(() => decodeRecord(layout, bytesOf(deep))).toThrow('níveis');
  });

  test('mutated XML gives a record or LediError', () => {
    const random = randomFrom(3);
    const texts = exampleRecords(layout).map(({ record }) => bytesOf(encodeXml(layout, record)));
    for (let run = 0; run < 600; run += 1) {
      const bytes = mutated(texts[run % texts.length] ?? new Uint8Array(), random);
      expect(() => validator.judgeBytes(bytes, { today: EXAMPLE_DAY })).not.toThrow();
    }
  });
});

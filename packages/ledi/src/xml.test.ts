import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LediError } from './errors.ts';
import { toJson } from './json.ts';
import { decodeRecord, encodeRecord } from './record.ts';
import { exampleRecords, EXAMPLE_DAY } from './examples/index.ts';
import { mutated, randomFrom } from './testing/mutate-bytes.ts';
import { hasSamples, layout, samplesFolder } from './testing/samples.ts';
import { Validator } from './validate.ts';
import { type FieldValue, isStruct } from './wire.ts';
import { encodeXml } from './xml-write.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const validator = new Validator(layout);

/** The record without absent fields and empty lists, which XML cannot tell apart. */
const plain = (record: Parameters<typeof toJson>[0]): unknown => JSON.parse(JSON.stringify(toJson(record)));

const record = (example: ReturnType<typeof exampleRecords>[number] | undefined) => {
  if (!example) throw new Error('no fixture');
  return example.record;
};

/** The struct and those inside it with their keys the other way round. */
function reversed<T extends FieldValue>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (!isStruct(value)) return value;
  const turned = Object.entries(value).map(([name, item]) => [name, reversed(item)]);
  return Object.fromEntries(turned.toReversed()) as T;
}

/** The elements as they come; comments and those that say nothing are left out. */
function orderOf(xml: string): string[] {
  const text = xml.replace(/<!--[\s\S]*?-->/g, '').replace(/<(\w+)>\s*<\/\1>|<\w+ *\/>/g, '');
  return Array.from(text.matchAll(/<(?:\w+:)?(\w+)(?:\s[^>]*)?>/g), ([, name = '']) => name);
}

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

  test('elements come in the order of the schema, whatever that of the keys', () => {
    for (const { record } of exampleRecords(layout)) {
      const backwards = {
        ...record,
        transport: reversed(record.transport),
        form: reversed(record.form ?? {}),
      };
      expect(encodeXml(layout, backwards)).toBe(encodeXml(layout, record));
    }
    const [procedures] = exampleRecords(layout).filter(({ form }) => form === 'fp');
    const wanted =
      'numLote fichaProcedimentoMasterTransport headerTransport atendProcedimentos cpfCidadao dtNascimento ' +
      'medicoes uuidFicha remetente originadora versao';
    const elements = new Set(orderOf(encodeXml(layout, record(procedures))));
    expect([...elements].filter((name) => wanted.split(' ').includes(name)).join(' ')).toBe(wanted);
  });

  test.skipIf(!hasSamples)(
    'the published examples, their keys turned around, come back in their order',
    () => {
      const wrong = readdirSync(`${samplesFolder}/xml`).filter((name) => {
        const bytes = readFileSync(`${samplesFolder}/xml/${name}`);
        const { transport, form, ...rest } = decodeRecord(layout, bytes);
        const turned = { ...rest, transport: reversed(transport), form: reversed(form ?? {}) };
        const again = orderOf(encodeXml(layout, turned));
        return orderOf(bytes.toString()).join() !== again.join();
      });
      // It puts `exame` before the times of the attendance; the schema has it after them.
      expect(wrong).toEqual(['Atendimento_Odontologico.esus.xml']);
    },
  );

  test('what XML cannot hold is not written', () => {
    for (const text of ['A\u0000B', 'A\u001FB', 'A\uFFFEB', 'A\uD800B']) {
      const [one] = exampleRecords(layout);
      const changed = { ...record(one), transport: { ...record(one).transport, codIbge: text } };
      expect(() => encodeXml(layout, changed)).toThrow('caractere de controle');
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

  test('an element without text is an empty text, and of a number nothing', () => {
    const [first] = exampleRecords(layout);
    const whole = encodeXml(layout, record(first));
    const emptied = whole
      .replace(/(<(?:\w+:)?codIbge>)[^<]*/, '$1')
      .replace(/(<(?:\w+:)?tipoDadoSerializado>)[^<]*/, '$1');
    expect(emptied).not.toBe(whole);
    const { transport } = decodeRecord(layout, bytesOf(emptied));
    expect(transport).toHaveProperty('codIbge', '');
    expect(transport).not.toHaveProperty('tipoDadoSerializado');
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

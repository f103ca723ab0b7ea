import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeStruct } from './decode.ts';
import { encodeStruct } from './encode.ts';
import { exampleRecords } from './examples/index.ts';
import { getStruct } from './layout.ts';
import { decodeRecord, encodeRecord } from './record.ts';
import { anyStruct } from './testing/any-struct.ts';
import { hasSamples, layout, samples } from './testing/samples.ts';
import { thriftRead, thriftWrite } from './testing/thrift-oracle.ts';
import { isStruct, type Struct } from './wire.ts';

const transport = getStruct(layout, 'DadoTransporteThrift');
const roots = [...layout.forms.map((form) => form.struct), transport.name, 'CidadaoTransportThrift'];

/** What the layout knows of a struct: unknown fields are what the runtime skips. */
function known(value: Struct): Struct {
  const entries = Object.entries(value).filter(([name]) => !name.startsWith('#'));
  return Object.fromEntries(
    entries.map(([name, item]) => {
      if (Array.isArray(item)) return [name, item.map((one) => (isStruct(one) ? known(one) : one))];
      return [name, isStruct(item) ? known(item) : item instanceof Uint8Array ? new Uint8Array(item) : item];
    }),
  );
}

/** The runtime writes -0 as 0. */
const withoutMinusZero = (value: Struct): Struct =>
  Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (Array.isArray(item))
        return [name, item.map((one) => (isStruct(one) ? withoutMinusZero(one) : one))];
      return [name, isStruct(item) ? withoutMinusZero(item) : Object.is(item, -0) ? 0 : item];
    }),
  );

describe('issue 4 (2): the codec and the Apache Thrift runtime agree', () => {
  test.each(roots)('any value of %s: same bytes written, each reads what the other wrote', (name) => {
    const struct = getStruct(layout, name);
    fc.assert(
      fc.property(anyStruct(struct, 3), (any) => {
        const value = withoutMinusZero(any);
        const bytes = encodeStruct(struct, value);
        expect(Buffer.compare(thriftWrite(struct, value), bytes)).toBe(0);
        const read = thriftRead(struct, bytes);
        expect(read).toEqual(known(decodeStruct(struct, bytes)));
        expect(Buffer.compare(encodeStruct(struct, read), bytes)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  const sources: [string, Uint8Array][] = [
    ...exampleRecords(layout).map(({ form, record }): [string, Uint8Array] => [
      form,
      encodeRecord(layout, record),
    ]),
    ...(hasSamples ? samples().map(({ file, bytes }): [string, Uint8Array] => [file, bytes]) : []),
  ];

  test.each(sources)('record %s, envelope and form: read alike, also when written again', (_, bytes) => {
    const record = decodeRecord(layout, bytes);
    const envelope = thriftRead(transport, bytes);
    expect(envelope).toEqual(known(record.transport));
    expect(known(decodeStruct(transport, thriftWrite(transport, envelope)))).toEqual(envelope);
    const struct = getStruct(layout, record.formData?.struct ?? transport.name);
    const inner = record.form ? (envelope.dadoSerializado as Uint8Array) : bytes;
    const form = thriftRead(struct, inner);
    expect(form).toEqual(known(record.form ?? decodeStruct(struct, inner)));
    expect(known(decodeStruct(struct, thriftWrite(struct, form)))).toEqual(form);
  });

  test('the records are of every form', () => {
    expect(new Set(sources.map(([name]) => name.split('/')[0])).size).toBe(layout.forms.length);
  });

  test('a field unknown to this layout is skipped by the runtime, wherever it stands', () => {
    const struct = getStruct(layout, 'VacinaRowThrift');
    const odd = { dose: 9, '#500': { type: 13, bytes: Uint8Array.of(11, 8, 0, 0, 0, 0) }, lote: 'A1' };
    expect(thriftRead(struct, encodeStruct(struct, odd))).toEqual({ dose: 9, lote: 'A1' });
  });
});

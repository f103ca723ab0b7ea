import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeStruct } from './decode.ts';
import { encodeStruct } from './encode.ts';
import { LediError } from './errors.ts';
import { getStruct } from './layout.ts';
import { decodeRecord, encodeRecord } from './record.ts';
import { exampleRecords } from './examples/index.ts';
import { anyStruct } from './testing/any-struct.ts';
import { layout } from './testing/samples.ts';
import type { Struct } from './wire.ts';

const struct = getStruct(layout, 'VacinaRowThrift');
const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const codeOf = (run: () => unknown) => {
  try {
    run();
    return 'none';
  } catch (error) {
    return error instanceof LediError ? error.code : error;
  }
};

describe('codec', () => {
  test.each([...layout.structs.keys()])('decode(encode(x)) = x for %s', (name) => {
    const of = getStruct(layout, name);
    fc.assert(
      fc.property(anyStruct(of, 2), (value) => {
        const bytes = encodeStruct(of, value);
        const again = decodeStruct(of, bytes);
        expect(encodeStruct(of, again)).toEqual(bytes);
        expect(JSON.stringify(again)).toBe(JSON.stringify(value));
      }),
      { numRuns: 15 },
    );
  });

  test('bytes of TBinaryProtocol, written by hand', () => {
    const row: Struct = { stRegistroAnterior: true, dose: 9, lote: 'Ã1' };
    expect(encodeStruct(struct, row)).toEqual(
      hex('02 0007 01 0a 0003 0000000000000009 0b 0004 00000003 c38331 00'),
    );
    expect(encodeStruct(struct, { dose: -1 })).toEqual(hex('0a 0003 ffffffffffffffff 00'));
  });

  test('keeps the order of fields, unknown fields, odd booleans and invalid UTF-8', () => {
    const bytes = hex(
      '0b 0004 00000002 fffe 02 0007 07 0d 0063 0b 08 00000001 00000001 61 00000005 06 ffff 0001 00 aa',
    );
    const row = decodeStruct(struct, bytes);
    expect(Object.keys(row)).toEqual(['lote', 'stRegistroAnterior', '#99', '#-1']);
    expect(encodeStruct(struct, row)).toEqual(bytes);
  });

  test('a changed value is written as changed, the rest as it came', () => {
    const row = decodeStruct(struct, hex('0b 0004 00000002 fffe 02 0007 07 00'));
    expect(encodeStruct(struct, { ...row, lote: 'A' })).toEqual(hex('0b 0004 00000001 41 02 0007 07 00'));
  });

  test('a known id with another wire type is kept as unknown', () => {
    const bytes = hex('02 0003 01 00');
    const row = decodeStruct(struct, bytes);
    expect(row.dose).toBeUndefined();
    expect(encodeStruct(struct, row)).toEqual(bytes);
  });

  test('an empty list of another type, and integers beyond 2^53, come back', () => {
    const form = getStruct(layout, 'FichaVacinacaoChildThrift');
    const bytes = hex('0f 000b 00 00000000 0a 0004 7fffffffffffffff 00');
    const child = decodeStruct(form, bytes);
    expect(child.vacinas).toEqual([]);
    expect(encodeStruct(form, child)).toEqual(bytes);
  });

  test.each([
    ['negative length', '0b 0004 ffffffff 00', 'valor-invalido'],
    ['length beyond the data', '0b 0004 7fffffff 00', 'truncado'],
    ['list longer than the data', '0f 0063 0a 7fffffff 00', 'truncado'],
    ['negative list', '0f 0063 0a ffffffff 00', 'valor-invalido'],
    ['list of a type that is none', '0f 0063 05 00000001 00', 'tipo-invalido'],
    ['type that is none', '07 0001 00', 'tipo-invalido'],
    ['field twice', '02 0007 01 02 0007 01 00', 'campo-repetido'],
    ['no end', '02 0007 01', 'truncado'],
    ['depth', `${'0c 0063 '.repeat(100)}${'00 '.repeat(101)}`, 'limite-excedido'],
    ['depth of lists', `0f 0063 ${'0f 00000001 '.repeat(100)}0a 00000000 00`, 'limite-excedido'],
  ])('refuses %s', (_, bytes, code) => {
    expect(codeOf(() => decodeStruct(struct, hex(bytes)))).toBe(code);
  });

  test.each([
    ['a name that is none', { nada: 1 }, 'campo-desconhecido'],
    ['a text for a number', { dose: '1' }, 'valor-invalido'],
    ['a number that is not whole', { dose: 1.5 }, 'valor-invalido'],
    ['an unknown field of no known form', { '#9': 5 }, 'valor-invalido'],
  ])('does not write %s', (_, row, code) => {
    expect(codeOf(() => encodeStruct(struct, row as Struct))).toBe(code);
  });

  test.each(['A\u0000B', 'A\u0007', '\u001F', 'Á\u000B'])(
    'a text with a control character (%j) is an error, comes back as it was, and is not written anew',
    (lote) => {
      const bytes = new TextEncoder().encode(lote);
      const field = Uint8Array.of(0x0b, 0, 4, 0, 0, 0, bytes.length, ...bytes, 0);
      const row = decodeStruct(struct, field);
      expect(row.lote).toBe(lote);
      expect(encodeStruct(struct, row)).toEqual(field);
      expect(() => encodeStruct(struct, { lote })).toThrow('caractere de controle');
    },
  );

  test('tabs and line ends are text', () => {
    const row = { lote: 'A\tB\r\nC' };
    expect(decodeStruct(struct, encodeStruct(struct, row))).toEqual(row);
  });

  test('never writes a field whose id was not published', () => {
    const child = getStruct(layout, 'FichaAtendimentoDomiciliarChildThrift');
    expect(codeOf(() => encodeStruct(child, { stNaoPossuiCpf: true }))).toBe('campo-sem-identificador');
  });

  test('every form comes back byte for byte inside its envelope', () => {
    for (const { record } of exampleRecords(layout)) {
      const bytes = encodeRecord(layout, record);
      expect(encodeRecord(layout, decodeRecord(layout, bytes))).toEqual(bytes);
    }
  });

  test('the citizen import layout is read and written', () => {
    const citizen = getStruct(layout, 'CidadaoTransportThrift');
    const value: Struct = { cpf: '11144477735', sexo: 1, endereco: { bairroNome: 'CENTRO' } };
    expect(decodeStruct(citizen, encodeStruct(citizen, value))).toEqual(value);
  });
});

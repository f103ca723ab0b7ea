import { LediError } from './errors.ts';
import type { Field, StructLayout } from './layout.ts';
import { CONTROL, type FieldValue, LEAST_BYTES, ODDITIES, type Oddity, type Struct, WIRE } from './wire.ts';

/** Deepest nesting of structs and containers accepted; official forms need 5. */
const MAX_DEPTH = 32;
/** Most items of one list; official lists end at 100. */
const MAX_ITEMS = 10_000;
/** Largest record accepted, in bytes; official records have about 1 KB. */
export const MAX_RECORD_BYTES = 16 * 1024 * 1024;

const latin1 = new TextDecoder('latin1');
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

const truncated = () => new LediError('truncado', 'Os dados acabam antes do fim do registro.');

/**
 * Reads TBinaryProtocol. One reader for a record: `text` is the whole of it byte by character, so that an ASCII
 * text is a slice of it and costs nothing more.
 */
export class Reader {
  readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly text: string;
  private at = 0;
  private end = 0;

  constructor(bytes: Uint8Array) {
    if (bytes.length > MAX_RECORD_BYTES) {
      throw new LediError('limite-excedido', 'O registro é maior que o limite aceito.');
    }
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.text = latin1.decode(bytes);
  }

  /** The struct in bytes `start` to `end`; what follows it is kept as an oddity of the root. */
  root(struct: StructLayout, start = 0, end = this.bytes.length): Struct {
    this.at = start;
    this.end = end;
    const value = this.struct(struct, 0);
    if (this.at < end) keepOddity(value, '', 'lista', null, this.bytes.subarray(this.at, end));
    return value;
  }

  private struct(layout: StructLayout, depth: number): Struct {
    if (depth > MAX_DEPTH) throw new LediError('limite-excedido', 'O registro tem níveis demais.');
    const { byId } = layout;
    const { bytes } = this;
    const out: Struct = {};
    for (;;) {
      if (this.at >= this.end) throw truncated();
      const type = bytes[this.at] as number;
      if (type === WIRE.stop) {
        this.at += 1;
        return out;
      }
      if (this.at + 3 > this.end) throw truncated();
      const id = this.view.getInt16(this.at + 1);
      this.at += 3;
      const field = id >= 0 ? byId[id] : undefined;
      if (field !== undefined && field.wire === type && this.known(field, out, depth)) continue;
      this.unknown(type, `#${id}`, out, depth);
    }
  }

  /** False when a list came with items of another type: the field is then kept as an unknown one. */
  private known(field: Field, out: Struct, depth: number): boolean {
    const { name } = field;
    const { bytes } = this;
    if (out[name] !== undefined) throw new LediError('campo-repetido', 'Um campo aparece duas vezes.', name);
    if (!field.isList) {
      out[name] = this.value(field, name, out, depth);
      return true;
    }
    const start = this.at;
    this.need(5);
    const itemType = bytes[this.at] as number;
    const count = this.view.getInt32(this.at + 1);
    if (count !== 0 && itemType !== field.itemWire) return false;
    this.at += 5;
    this.checkCount(count, LEAST_BYTES[itemType] ?? 0);
    if (count > MAX_ITEMS) throw new LediError('limite-excedido', 'Uma lista tem itens demais.', name);
    const items: FieldValue[] = [];
    const scratch: Struct = {};
    for (let item = 0; item < count; item += 1) items.push(this.value(field, name, scratch, depth));
    out[name] = items;
    const odd = scratch[ODDITIES]?.get(name);
    if (odd || itemType !== field.itemWire) {
      keepOddity(out, name, odd?.what ?? 'lista', items, bytes.subarray(start, this.at));
    }
    return true;
  }

  private value(field: Field, name: string, owner: Struct, depth: number): FieldValue {
    switch (field.kind) {
      case 'string':
        return this.string(name, owner);
      case 'i64':
        return this.i64(name, owner);
      case 'i32':
      case 'enum':
        this.need(4);
        this.at += 4;
        return this.view.getInt32(this.at - 4);
      case 'bool':
        return this.bool(name, owner);
      case 'double':
        return this.double(name, owner);
      case 'binary': {
        const length = this.length();
        this.at += length;
        return this.bytes.subarray(this.at - length, this.at);
      }
      case 'struct':
        return this.struct(field.struct as StructLayout, depth + 1);
    }
  }

  private string(name: string, owner: Struct): string {
    const length = this.length();
    const start = this.at;
    const end = start + length;
    this.at = end;
    const { bytes } = this;
    let hasControl = false;
    for (let place = start; place < end; place += 1) {
      const byte = bytes[place] as number;
      if (byte >= 0x80) return this.wideString(name, owner, start, end);
      if (byte < 0x20) hasControl = true;
    }
    const value = this.text.slice(start, end);
    if (hasControl && CONTROL.test(value)) this.keepText(owner, name, 'controle', value, start);
    return value;
  }

  private wideString(name: string, owner: Struct, start: number, end: number): string {
    const raw = this.bytes.subarray(start, end);
    const value = utf8.decode(raw);
    if (value.includes('\uFFFD') && !sameBytes(encoder.encode(value), raw)) {
      this.keepText(owner, name, 'texto', value, start);
    } else if (CONTROL.test(value)) this.keepText(owner, name, 'controle', value, start);
    return value;
  }

  private keepText(owner: Struct, name: string, what: Oddity['what'], value: string, start: number): void {
    keepOddity(owner, name, what, value, this.bytes.subarray(start - 4, this.at));
  }

  private i64(name: string, owner: Struct): number {
    this.need(8);
    const high = this.view.getInt32(this.at);
    const low = this.view.getUint32(this.at + 4);
    this.at += 8;
    const value = high * 4_294_967_296 + low;
    if (!Number.isSafeInteger(value)) {
      keepOddity(owner, name, 'inteiro', value, this.bytes.subarray(this.at - 8, this.at));
    }
    return value;
  }

  private bool(name: string, owner: Struct): boolean {
    this.need(1);
    const byte = this.bytes[this.at] as number;
    this.at += 1;
    if (byte > 1) keepOddity(owner, name, 'booleano', true, this.bytes.subarray(this.at - 1, this.at));
    return byte !== 0;
  }

  private double(name: string, owner: Struct): number {
    this.need(8);
    const value = this.view.getFloat64(this.at);
    this.at += 8;
    if (!Number.isFinite(value)) {
      keepOddity(owner, name, 'numero', value, this.bytes.subarray(this.at - 8, this.at));
    }
    return value;
  }

  private unknown(type: number, key: string, out: Struct, depth: number): void {
    if (out[key] !== undefined) throw new LediError('campo-repetido', 'Um campo aparece duas vezes.');
    const start = this.at;
    this.skip(type, depth + 1);
    out[key] = { type, bytes: this.bytes.subarray(start, this.at) };
  }

  private skip(type: number, depth: number): void {
    if (depth > MAX_DEPTH) throw new LediError('limite-excedido', 'O registro tem níveis demais.');
    switch (type) {
      case WIRE.string:
        this.skipBytes();
        return;
      case WIRE.struct:
        this.skipStruct(depth);
        return;
      case WIRE.list:
      case WIRE.set:
        this.skipItems(1, depth);
        return;
      case WIRE.map:
        this.skipItems(2, depth);
        return;
      default: {
        const size = LEAST_BYTES[type] ?? 0;
        if (size === 0) throw new LediError('tipo-invalido', 'Um campo tem um tipo que não existe.');
        this.need(size);
        this.at += size;
      }
    }
  }

  /** Apart from `length`, which moves `at` itself. */
  private skipBytes(): void {
    const length = this.length();
    this.at += length;
  }

  private skipStruct(depth: number): void {
    for (;;) {
      this.need(1);
      const type = this.bytes[this.at] as number;
      this.at += 1;
      if (type === WIRE.stop) return;
      this.need(2);
      this.at += 2;
      this.skip(type, depth + 1);
    }
  }

  /** Items of a list or set (`types` 1) or pairs of a map (`types` 2). */
  private skipItems(types: 1 | 2, depth: number): void {
    this.need(types + 4);
    const first = this.bytes[this.at] as number;
    const second = types === 2 ? (this.bytes[this.at + 1] as number) : first;
    const count = this.view.getInt32(this.at + types);
    this.at += types + 4;
    if (count === 0) return;
    const least = (LEAST_BYTES[first] ?? 0) + (types === 2 ? (LEAST_BYTES[second] ?? 0) : 0);
    this.checkCount(count, least);
    for (let item = 0; item < count; item += 1) {
      this.skip(first, depth + 1);
      if (types === 2) this.skip(second, depth + 1);
    }
  }

  private need(count: number): void {
    if (this.at + count > this.end) throw truncated();
  }

  private length(): number {
    this.need(4);
    const length = this.view.getInt32(this.at);
    this.at += 4;
    if (length < 0) throw new LediError('valor-invalido', 'Um campo tem tamanho negativo.');
    if (length > this.end - this.at) throw truncated();
    return length;
  }

  private checkCount(count: number, least: number): void {
    if (count < 0) throw new LediError('valor-invalido', 'Uma lista tem tamanho negativo.');
    if (count === 0) return;
    if (least === 0) throw new LediError('tipo-invalido', 'Uma lista tem itens de um tipo que não existe.');
    if (count * least > this.end - this.at) throw truncated();
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, place) => byte === b[place]);
}

function keepOddity(
  owner: Struct,
  name: string,
  what: Oddity['what'],
  value: unknown,
  bytes: Uint8Array,
): void {
  const items = Array.isArray(value) ? value.slice() : null;
  const known = owner[ODDITIES] ?? new Map<string, Oddity>();
  known.set(name, { what, value, items, bytes });
  owner[ODDITIES] = known;
}

/** The struct `layout` in these bytes. Throws LediError, and nothing else, whatever the bytes. */
export function decodeStruct(layout: StructLayout, bytes: Uint8Array): Struct {
  return new Reader(bytes).root(layout);
}

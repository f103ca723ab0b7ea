import { LediError } from './errors.ts';
import type { Field, StructLayout } from './layout.ts';
import {
  CONTROL,
  isStruct,
  LEAST_BYTES,
  ODDITIES,
  type Oddity,
  type Struct,
  type UnknownField,
  WIRE,
} from './wire.ts';

const encoder = new TextEncoder();

/** Grows by doubling; one for a record. */
class Writer {
  private bytes = new Uint8Array(1024);
  private view = new DataView(this.bytes.buffer);
  private at = 0;

  done(): Uint8Array {
    return this.bytes.slice(0, this.at);
  }

  private room(count: number): number {
    const start = this.at;
    if (start + count > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, start + count));
      larger.set(this.bytes);
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    this.at = start + count;
    return start;
  }

  byte(value: number): void {
    const start = this.room(1);
    this.bytes[start] = value;
  }

  i16(value: number): void {
    const start = this.room(2);
    this.view.setInt16(start, value);
  }

  i32(value: number): void {
    const start = this.room(4);
    this.view.setInt32(start, value);
  }

  i64(value: number): void {
    const start = this.room(8);
    this.view.setInt32(start, Math.floor(value / 4_294_967_296));
    this.view.setUint32(start + 4, value >>> 0);
  }

  double(value: number): void {
    const start = this.room(8);
    this.view.setFloat64(start, value);
  }

  raw(bytes: Uint8Array): void {
    const start = this.room(bytes.length);
    this.bytes.set(bytes, start);
  }

  string(value: string): void {
    const { length } = value;
    const start = this.room(4 + length);
    for (let place = 0; place < length; place += 1) {
      const code = value.charCodeAt(place);
      if (code >= 0x80) {
        this.at = start;
        this.wideString(value);
        return;
      }
      this.bytes[start + 4 + place] = code;
    }
    this.view.setInt32(start, length);
  }

  private wideString(value: string): void {
    const bytes = encoder.encode(value);
    this.i32(bytes.length);
    this.raw(bytes);
  }
}

/**
 * The struct as TBinaryProtocol bytes, fields in the order of the object's keys; absent, null and undefined are not
 * written. LediError when a name is not of the layout, a value is not of its type, or a field has no published id.
 */
export function encodeStruct(layout: StructLayout, value: Struct): Uint8Array {
  const writer = new Writer();
  writeStruct(writer, layout, value, '');
  const trailing = value[ODDITIES]?.get('');
  if (trailing) writer.raw(trailing.bytes);
  return writer.done();
}

function writeStruct(writer: Writer, layout: StructLayout, value: Struct, path: string): void {
  const oddities = value[ODDITIES];
  for (const name of Object.keys(value)) {
    const item = value[name];
    if (item === undefined || item === null) continue;
    const at = path === '' ? name : `${path}.${name}`;
    if (name.startsWith('#')) {
      writeUnknown(writer, name, item as UnknownField, at);
      continue;
    }
    const field = layout.byName.get(name);
    if (!field) throw new LediError('campo-desconhecido', 'O campo não existe nesta estrutura.', at);
    if (field.id === null) {
      throw new LediError(
        'campo-sem-identificador',
        'O campo está documentado, mas o seu número Thrift não foi publicado: não pode ser enviado.',
        at,
      );
    }
    writer.byte(field.wire);
    writer.i16(field.id);
    const odd = oddities?.get(name);
    if (odd && isUnchanged(odd, item)) writer.raw(odd.bytes);
    else if (field.isList) writeList(writer, field, item, at);
    else writeValue(writer, field, item, at);
  }
  writer.byte(WIRE.stop);
}

function writeUnknown(writer: Writer, name: string, item: UnknownField, path: string): void {
  const id = Number(name.slice(1));
  const isField = Number.isInteger(id) && Math.abs(id) <= 32_768 && item?.bytes instanceof Uint8Array;
  if (!isField || !LEAST_BYTES[item.type]) {
    throw new LediError('valor-invalido', 'O campo desconhecido não está na forma em que foi lido.', path);
  }
  writer.byte(item.type);
  writer.i16(id);
  writer.raw(item.bytes);
}

function isUnchanged(odd: Oddity, value: unknown): boolean {
  if (!odd.items) return Object.is(odd.value, value);
  const { items } = odd;
  return (
    Array.isArray(value) && value.length === items.length && value.every((v, i) => Object.is(v, items[i]))
  );
}

function writeList(writer: Writer, field: Field, value: unknown, path: string): void {
  if (!Array.isArray(value)) throw wrong('uma lista', path);
  writer.byte(field.itemWire);
  writer.i32(value.length);
  for (const [place, item] of value.entries()) writeValue(writer, field, item, `${path}[${place}]`);
}

function writeValue(writer: Writer, field: Field, value: unknown, path: string): void {
  switch (field.kind) {
    case 'string':
      if (typeof value !== 'string') throw wrong('um texto', path);
      if (CONTROL.test(value)) {
        throw new LediError('valor-invalido', 'O texto tem um caractere de controle.', path);
      }
      return writer.string(value);
    case 'i64':
      if (!Number.isSafeInteger(value)) throw wrong('um número inteiro', path);
      return writer.i64(value as number);
    case 'i32':
    case 'enum':
      if (!Number.isInteger(value) || value !== ((value as number) | 0)) {
        throw wrong('um número inteiro de 32 bits', path);
      }
      return writer.i32(value);
    case 'bool':
      if (typeof value !== 'boolean') throw wrong('verdadeiro ou falso', path);
      return writer.byte(value ? 1 : 0);
    case 'double':
      if (typeof value !== 'number') throw wrong('um número', path);
      return writer.double(value);
    case 'binary':
      if (!(value instanceof Uint8Array)) throw wrong('uma sequência de bytes', path);
      writer.i32(value.length);
      return writer.raw(value);
    case 'struct':
      if (!isStruct(value)) throw wrong('um grupo de campos', path);
      return writeStruct(writer, field.struct as StructLayout, value, path);
  }
}

const wrong = (what: string, path: string) =>
  new LediError('valor-invalido', `O campo espera ${what}.`, path);

import { TBinaryProtocol, TBufferedTransport, Thrift } from 'thrift';
import type { Field, StructLayout } from '../layout.ts';
import type { FieldValue, Struct } from '../wire.ts';

const { Type } = Thrift;
const TYPES = {
  bool: Type.BOOL,
  double: Type.DOUBLE,
  enum: Type.I32,
  i32: Type.I32,
  i64: Type.I64,
  string: Type.STRING,
  binary: Type.STRING,
  struct: Type.STRUCT,
} as const;

/** What the Apache runtime writes for a struct, the fields in the order of the object. It loses the sign of -0. */
export function thriftWrite(layout: StructLayout, value: Struct): Uint8Array {
  let out = Buffer.alloc(0);
  const transport = new TBufferedTransport(undefined, (bytes) => {
    if (bytes) out = Buffer.concat([out, bytes]);
  });
  const protocol = new TBinaryProtocol(transport);
  writeStruct(protocol, layout, value);
  transport.flush();
  return out;
}

function writeStruct(out: TBinaryProtocol, layout: StructLayout, value: Struct): void {
  out.writeStructBegin(layout.name);
  for (const [name, item] of Object.entries(value)) {
    const field = layout.byName.get(name);
    if (!field || field.id === null) throw new Error(`no field ${name}`);
    out.writeFieldBegin(name, field.isList ? Type.LIST : TYPES[field.kind], field.id);
    if (field.isList) {
      const items = item as FieldValue[];
      out.writeListBegin(TYPES[field.kind], items.length);
      for (const one of items) writeValue(out, field, one);
      out.writeListEnd();
    } else writeValue(out, field, item);
    out.writeFieldEnd();
  }
  out.writeFieldStop();
  out.writeStructEnd();
}

function writeValue(out: TBinaryProtocol, field: Field, value: FieldValue): void {
  switch (field.kind) {
    case 'bool':
      return out.writeBool(value as boolean);
    case 'double':
      return out.writeDouble(value as number);
    case 'enum':
    case 'i32':
      return out.writeI32(value as number);
    case 'i64':
      return out.writeI64(value as number);
    case 'string':
      return out.writeString(value as string);
    case 'binary':
      return out.writeBinary(Buffer.from(value as Uint8Array));
    case 'struct':
      return writeStruct(out, field.struct as StructLayout, value as Struct);
  }
}

/** What the Apache runtime reads, as generated code would: unknown ids and other wire types are skipped. */
export function thriftRead(layout: StructLayout, bytes: Uint8Array): Struct {
  let value: Struct | undefined;
  TBufferedTransport.receiver((transport) => {
    value = readStruct(new TBinaryProtocol(transport), layout);
  }, 0)(Buffer.from(bytes));
  if (!value) throw new Error('nothing was read');
  return value;
}

function readStruct(input: TBinaryProtocol, layout: StructLayout): Struct {
  const out: Struct = {};
  input.readStructBegin();
  for (;;) {
    const { ftype, fid } = input.readFieldBegin();
    if (ftype === Type.STOP) break;
    const field = layout.byId[fid];
    if (!field || ftype !== (field.isList ? Type.LIST : TYPES[field.kind])) input.skip(ftype);
    else if (field.isList) {
      const { size } = input.readListBegin();
      out[field.name] = Array.from({ length: size }, () => readValue(input, field));
      input.readListEnd();
    } else out[field.name] = readValue(input, field);
    input.readFieldEnd();
  }
  input.readStructEnd();
  return out;
}

function readValue(input: TBinaryProtocol, field: Field): FieldValue {
  switch (field.kind) {
    case 'bool':
      return input.readBool();
    case 'double':
      return input.readDouble();
    case 'enum':
    case 'i32':
      return input.readI32();
    case 'i64':
      return input.readI64().toNumber(true);
    case 'string':
      return input.readString();
    case 'binary':
      return new Uint8Array(input.readBinary());
    case 'struct':
      return readStruct(input, field.struct as StructLayout);
  }
}

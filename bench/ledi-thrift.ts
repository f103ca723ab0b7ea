import type { FieldValue, Field, Struct, StructLayout } from '@pec-aberto/ledi';
import { TBinaryProtocol, TBufferedTransport, Thrift } from 'thrift';

const { Type } = Thrift;

/**
 * A record read by the Apache runtime from the same field facts, the envelope and the form inside it: what a vendor
 * who uses the runtime pays for decoding. (packages/ledi holds both readers against each other in its tests.)
 */
export function thriftDecode(
  envelope: StructLayout,
  formOf: (tipo: number) => StructLayout,
  bytes: Buffer,
): Struct {
  const transport = read(envelope, bytes);
  const form = formOf(transport.tipoDadoSerializado as number);
  return { ...transport, form: read(form, transport.dadoSerializado as Buffer) };
}

function read(layout: StructLayout, bytes: Buffer): Struct {
  let value: Struct = {};
  const receive = TBufferedTransport.receiver((transport) => {
    value = readStruct(new TBinaryProtocol(transport), layout);
  }, 0);
  receive(bytes);
  return value;
}

function readStruct(input: TBinaryProtocol, layout: StructLayout): Struct {
  const out: Struct = {};
  for (;;) {
    const { ftype, fid } = input.readFieldBegin();
    if (ftype === Type.STOP) return out;
    const field = layout.byId[fid];
    if (!field || ftype !== field.wire) input.skip(ftype);
    else if (field.isList) {
      const { size } = input.readListBegin();
      const items: FieldValue[] = [];
      for (let item = 0; item < size; item += 1) items.push(readValue(input, field));
      out[field.name] = items;
    } else out[field.name] = readValue(input, field);
  }
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
      return input.readBinary();
    case 'struct':
      return readStruct(input, field.struct as StructLayout);
  }
}

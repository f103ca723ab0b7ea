import fc from 'fast-check';
import type { Field, StructLayout } from '../layout.ts';
import type { FieldValue, Struct } from '../wire.ts';

/** Any value that the wire type of a field can carry. */
function anyValue(field: Field, depth: number): fc.Arbitrary<FieldValue> {
  const one = (): fc.Arbitrary<FieldValue> => {
    switch (field.kind) {
      case 'bool':
        return fc.boolean();
      case 'double':
        return fc.double();
      case 'enum':
      case 'i32':
        return fc.integer();
      case 'i64':
        return fc.maxSafeInteger();
      case 'string':
        return fc.string({ unit: 'grapheme', maxLength: 12 });
      case 'binary':
        return fc.uint8Array({ maxLength: 12 });
      case 'struct':
        return anyStruct(field.struct as StructLayout, depth - 1);
    }
  };
  return field.isList ? fc.array(one(), { maxLength: 3 }) : one();
}

/** Any value of a struct, groups nested up to `depth`; each field may be absent. */
export function anyStruct(of: StructLayout, depth: number): fc.Arbitrary<Struct> {
  const fields = of.fields.filter((field) => field.id !== null && (depth > 0 || !field.struct));
  const model = Object.fromEntries(fields.map((field) => [field.name, anyValue(field, depth)]));
  return fc.record(model, { requiredKeys: [] });
}

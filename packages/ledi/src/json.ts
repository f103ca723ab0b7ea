import { LediError } from './errors.ts';
import { getStruct, type Layout, type StructLayout } from './layout.ts';
import { formOf, type LediRecord } from './record.ts';
import { type FieldValue, isStruct, ODDITIES, type Oddity, type Struct, type UnknownField } from './wire.ts';

/** A record as plain JSON, without loss: unknown fields and odd bytes come as hexadecimal. */
export type RecordJson = { transport: Record<string, unknown>; form: Record<string, unknown> | null };

const ODD_KEY = '$bytes';
const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function fromHex(text: unknown): Uint8Array {
  if (typeof text !== 'string' || !/^([0-9a-f]{2})*$/.test(text)) {
    throw new LediError('valor-invalido', 'O campo espera bytes em hexadecimal.');
  }
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The record as JSON values. The form replaces dadoSerializado; a form that did not decode stays as bytes. */
export function toJson(record: LediRecord): RecordJson {
  const transport = record.form ? { ...record.transport, dadoSerializado: null } : record.transport;
  return { transport: structToJson(transport), form: record.form && structToJson(record.form) };
}

function structToJson(struct: Struct): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(struct)) out[name] = valueToJson(value, name.startsWith('#'));
  const odd = struct[ODDITIES];
  if (odd)
    out[ODD_KEY] = Object.fromEntries(
      Array.from(odd, ([name, { what, bytes }]) => [name, [what, toHex(bytes)]]),
    );
  return out;
}

function valueToJson(value: FieldValue, isUnknown: boolean): unknown {
  if (isUnknown) {
    const { type, bytes } = value as UnknownField;
    return { type, hex: toHex(bytes) };
  }
  if (value instanceof Uint8Array) return toHex(value);
  if (Array.isArray(value)) return value.map((item) => valueToJson(item, false));
  return isStruct(value) ? structToJson(value) : value;
}

/** The record that {@link toJson} wrote (or a person did). LediError when a field is not of the layout. */
export function fromJson(layout: Layout, json: RecordJson): LediRecord {
  if (typeof json?.transport !== 'object' || json.transport === null) {
    throw new LediError('valor-invalido', 'O JSON não tem a camada de transporte.');
  }
  const transport = structFromJson(getStruct(layout, 'DadoTransporteThrift'), json.transport, '');
  const formData = formOf(layout, transport);
  if (json.form && !formData) {
    throw new LediError(
      'valor-invalido',
      'O tipo do registro não é de um modelo do LEDI.',
      'tipoDadoSerializado',
    );
  }
  const form =
    json.form && formData ? structFromJson(getStruct(layout, formData.struct), json.form, '') : null;
  if (form && transport.dadoSerializado === null) transport.dadoSerializado = new Uint8Array();
  return { transport, formData, form, formError: null };
}

function structFromJson(layout: StructLayout, json: object, path: string): Struct {
  const out: Struct = {};
  for (const [name, value] of Object.entries(json) as [string, unknown][]) {
    if (name === ODD_KEY) continue;
    const at = path === '' ? name : `${path}.${name}`;
    if (name.startsWith('#')) {
      const { type, hex } = value as { type: number; hex: unknown };
      out[name] = { type, bytes: fromHex(hex) };
      continue;
    }
    const field = layout.byName.get(name);
    if (!field) throw new LediError('campo-desconhecido', 'O campo não existe nesta estrutura.', at);
    const convert = (item: unknown): FieldValue => {
      if (field.struct && typeof item === 'object' && item) return structFromJson(field.struct, item, at);
      return field.kind === 'binary' && item !== null ? fromHex(item) : (item as FieldValue);
    };
    out[name] = Array.isArray(value) ? value.map(convert) : convert(value);
  }
  const odd = (json as Record<string, unknown>)[ODD_KEY];
  if (typeof odd === 'object' && odd) restoreOddities(out, odd as Record<string, [Oddity['what'], string]>);
  return out;
}

function restoreOddities(out: Struct, odd: Record<string, [Oddity['what'], string]>) {
  const known = new Map<string, Oddity>();
  for (const [name, [what, hex]] of Object.entries(odd)) {
    // JSON has no NaN and no Infinity: the field comes as null.
    if (what === 'numero' && out[name] === null) out[name] = Number.NaN;
    const value = out[name];
    known.set(name, { what, value, items: Array.isArray(value) ? value.slice() : null, bytes: fromHex(hex) });
  }
  out[ODDITIES] = known;
}

/** One difference between two records; a side that lacks the field is undefined. */
export type Difference = { path: string; before: unknown; after: unknown };

/** Differences field by field, the transport layer first (its paths start with '@'). */
export function diffRecords(before: LediRecord, after: LediRecord): Difference[] {
  const [a, b] = [toJson(before), toJson(after)];
  return [...differences(a.transport, b.transport, '@'), ...differences(a.form ?? {}, b.form ?? {}, '')];
}

function differences(before: unknown, after: unknown, path: string): Difference[] {
  if (!isBranch(before) || !isBranch(after)) {
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
  }
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const isList = Array.isArray(before);
  return [...names].flatMap((name) => {
    const at = isList ? `${path}[${name}]` : path === '' || path === '@' ? path + name : `${path}.${name}`;
    return differences(before[name], after[name], at);
  });
}

const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

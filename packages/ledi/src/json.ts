import { LediError } from './errors.ts';
import { getStruct, type Layout, type StructLayout } from './layout.ts';
import { formOf } from './record.ts';
import type { LediRecord } from './ledi-record.ts';
import { type FieldValue, isStruct, ODDITIES, type Oddity, type Struct, type UnknownField } from './wire.ts';

/** A record as plain JSON, without loss: unknown fields and odd bytes come as hexadecimal. */
export type RecordJson = { transport: Record<string, unknown>; form: Record<string, unknown> | null };

const ODD_KEY = '$bytes';
const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function fromHex(text: unknown, path: string): Uint8Array {
  if (typeof text !== 'string' || text.length % 2 !== 0 || /[^0-9a-f]/.test(text)) {
    throw new LediError('valor-invalido', 'O campo espera bytes em hexadecimal.', path);
  }
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The record as JSON values. The form replaces dadoSerializado; a form that did not decode stays as bytes. */
export function toJson(record: LediRecord): RecordJson {
  const transport = record.form ? { ...record.transport, dadoSerializado: null } : record.transport;
  return { transport: structToJson(transport), form: record.form && structToJson(record.form) };
}

/** JSON has no -0: its bytes say it. */
const MINUS_ZERO = '8000000000000000';

function structToJson(struct: Struct): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  const odd: Record<string, [Oddity['what'], string]> = {};
  for (const [name, value] of Object.entries(struct)) {
    out[name] = valueToJson(value, name.startsWith('#'));
    if (Object.is(value, -0)) odd[name] = ['numero', MINUS_ZERO];
  }
  for (const [name, { what, bytes }] of struct[ODDITIES] ?? []) odd[name] = [what, toHex(bytes)];
  if (Object.keys(odd).length > 0) out[ODD_KEY] = odd;
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

/** The record that {@link toJson} wrote (or a person did). LediError when it is not one of the layout. */
export function fromJson(layout: Layout, json: RecordJson): LediRecord {
  const { transport: envelope, form: inner } = isObject(json) ? json : {};
  if (!isObject(envelope)) throw new LediError('valor-invalido', 'O JSON não tem a camada de transporte.');
  const transport = structFromJson(getStruct(layout, 'DadoTransporteThrift'), envelope, '');
  if (inner === null || inner === undefined) {
    return { transport, formData: formOf(layout, transport), form: null, formError: null };
  }
  if (!isObject(inner)) throw new LediError('valor-invalido', 'A ficha do JSON não é um grupo de campos.');
  const formData = formOf(layout, transport);
  if (!formData) {
    throw new LediError(
      'valor-invalido',
      'O tipo do registro não é de um modelo do LEDI.',
      'tipoDadoSerializado',
    );
  }
  const form = structFromJson(getStruct(layout, formData.struct), inner, '');
  transport.dadoSerializado = new Uint8Array();
  return { transport, formData, form, formError: null };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function structFromJson(layout: StructLayout, json: Record<string, unknown>, path: string): Struct {
  const out: Struct = {};
  for (const [name, value] of Object.entries(json)) {
    if (name === ODD_KEY) continue;
    const at = path === '' ? name : `${path}.${name}`;
    if (name.startsWith('#')) {
      const { type, hex } = isObject(value) ? value : {};
      if (typeof type !== 'number') throw new LediError('valor-invalido', 'O campo espera {type, hex}.', at);
      out[name] = { type, bytes: fromHex(hex, at) };
      continue;
    }
    const field = layout.byName.get(name);
    if (!field) throw new LediError('campo-desconhecido', 'O campo não existe nesta estrutura.', at);
    const convert = (item: unknown): FieldValue => {
      if (field.struct && isObject(item)) return structFromJson(field.struct, item, at);
      return field.kind === 'binary' && item !== null ? fromHex(item, at) : (item as FieldValue);
    };
    out[name] = Array.isArray(value) ? value.map(convert) : convert(value);
  }
  const odd = json[ODD_KEY];
  if (odd !== undefined) restoreOddities(out, odd, path);
  return out;
}

function restoreOddities(out: Struct, odd: unknown, path: string) {
  const known = new Map<string, Oddity>();
  for (const [name, pair] of Object.entries(isObject(odd) ? odd : {})) {
    const [what, hex] = Array.isArray(pair) ? (pair as unknown[]) : [];
    const bytes = fromHex(hex, path === '' ? ODD_KEY : `${path}.${ODD_KEY}`);
    if (hex === MINUS_ZERO && out[name] === 0) {
      out[name] = -0;
      continue;
    }
    // JSON has no NaN and no Infinity: the field comes as null.
    if (what === 'numero' && out[name] === null) out[name] = Number.NaN;
    const value = out[name];
    const items = Array.isArray(value) ? value.slice() : null;
    known.set(name, { what: what as Oddity['what'], value, items, bytes });
  }
  if (known.size > 0) out[ODDITIES] = known;
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

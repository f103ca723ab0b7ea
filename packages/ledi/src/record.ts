import { Reader } from './decode.ts';
import { encodeStruct } from './encode.ts';
import { LediError } from './errors.ts';
import { getStruct, type Layout } from './layout.ts';
import type { FormData } from './package-data.ts';
import { type Rank, rankOfNumbers } from './version.ts';
import { isStruct, type Struct } from './wire.ts';
import { decodeXml, looksLikeXml } from './xml-read.ts';
import type { LediRecord } from './ledi-record.ts';

/** What a report line says of a record, whether it is valid or not. */
export type RecordHead = {
  tipo: number | null;
  uuid: string | null;
  version: string | null;
};

/** Reads one record, Thrift or XML (told apart by content). LediError when the transport layer is unreadable. */
export function decodeRecord(layout: Layout, bytes: Uint8Array): LediRecord {
  if (looksLikeXml(bytes)) return decodeXml(layout, bytes);
  if (bytes.length === 0) throw new LediError('arquivo-ilegivel', 'O arquivo está vazio.');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    throw new LediError('arquivo-ilegivel', 'O arquivo é um zip, não um registro.');
  }
  const reader = new Reader(bytes);
  const transport = reader.root(getStruct(layout, 'DadoTransporteThrift'));
  const formData = formOf(layout, transport);
  const inner = transport.dadoSerializado;
  if (!formData || !(inner instanceof Uint8Array))
    return { transport, formData, form: null, formError: null };
  try {
    const start = inner.byteOffset - bytes.byteOffset;
    const form = reader.root(getStruct(layout, formData.struct), start, start + inner.length);
    return { transport, formData, form, formError: null };
  } catch (error) {
    if (!(error instanceof LediError)) throw error;
    return { transport, formData, form: null, formError: error };
  }
}

/** The form that tipoDadoSerializado names, or null. */
export function formOf(layout: Layout, transport: Struct): FormData | null {
  const tipo = transport.tipoDadoSerializado;
  return (typeof tipo === 'number' && layout.formByTipo.get(tipo)) || null;
}

/**
 * The record as TBinaryProtocol bytes. A decoded record comes back byte for byte, whatever it carried; a new one is
 * written in the order of its keys. LediError when a field is not of the layout or a value not of its type.
 */
export function encodeRecord(layout: Layout, record: LediRecord): Uint8Array {
  const struct = getStruct(layout, 'DadoTransporteThrift');
  if (!record.form) return encodeStruct(struct, record.transport);
  if (!record.formData) throw new LediError('valor-invalido', 'O registro tem ficha, mas não o seu tipo.');
  const dadoSerializado = encodeStruct(getStruct(layout, record.formData.struct), record.form);
  return encodeStruct(struct, { ...record.transport, dadoSerializado });
}

/**
 * A new record of `form`; `transport` gives the envelope without the form. LediError when the tipo is unknown, a
 * field is not of the layout or a value not of its type.
 */
export function createRecord(layout: Layout, transport: Struct, form: Struct): LediRecord {
  const formData = formOf(layout, transport);
  if (!formData) {
    throw new LediError(
      'valor-invalido',
      'O tipo do registro não é de um modelo do LEDI.',
      'tipoDadoSerializado',
    );
  }
  const dadoSerializado = encodeStruct(getStruct(layout, formData.struct), form);
  const { byName } = getStruct(layout, 'DadoTransporteThrift');
  const inOrder = Object.entries({ ...transport, dadoSerializado }).sort(
    ([a], [b]) => (byName.get(a)?.id ?? 0) - (byName.get(b)?.id ?? 0),
  );
  return { transport: Object.fromEntries(inOrder), formData, form, formError: null };
}

/** The layout a record declares; null when it declares none that can be. */
export function rankIn(transport: Struct): Rank | null {
  const { versao } = transport;
  return isStruct(versao) ? rankOfNumbers(versao.major, versao.minor, versao.revision) : null;
}

/** Kind, uuid and declared layout of a record; null where it does not say one. */
export function headOf(transport: Struct): RecordHead {
  const { tipoDadoSerializado: tipo, uuidDadoSerializado: uuid } = transport;
  const { major, minor, revision } = isStruct(transport.versao) ? transport.versao : {};
  const numbers = [major, minor, revision];
  return {
    tipo: typeof tipo === 'number' && Number.isSafeInteger(tipo) ? tipo : null,
    uuid: typeof uuid === 'string' ? uuid : null,
    version: numbers.every((one) => typeof one === 'number') ? numbers.join('.') : null,
  };
}

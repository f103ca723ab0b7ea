import { LediError } from './errors.ts';
import { looksLikeXml } from './xml-read.ts';
import { type Deflate, writeZip } from './zip-write.ts';

/** One record of a lot: its bytes as they are to be sent, Thrift or XML. */
export type LotRecord = { uuid: string; bytes: Uint8Array };

/** What receivers take for a uuid in the envelope, which is also safe as the name of a file. */
const UUID = /^[0-9A-Za-z-]{36,44}$/;

/**
 * Official name of a record's file, `<uuid>.esus` or `<uuid>.esus.xml` by what the bytes are. LediError
 * `valor-invalido` when the uuid is not one. Source: LEDI, file structure.
 */
export function lotEntryName(uuid: string, bytes: Uint8Array): string {
  if (!UUID.test(uuid)) {
    throw new LediError(
      'valor-invalido',
      'O UUID não serve de nome do registro no lote.',
      'uuidDadoSerializado',
    );
  }
  return `${uuid}.esus${looksLikeXml(bytes) ? '.xml' : ''}`;
}

/**
 * Official name of the file of a lot, `RAS_Lote<n>_<dd-MM-yyyy>--<HH-mm>.zip`; `local` is the civil time of the
 * municipality, 'yyyy-mm-ddThh:mm'. LediError `valor-invalido` when it is not one, or the number is not of a lot.
 * Source: names of the lots the official program saves.
 */
export function lotFileName(numLote: number, local: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(local);
  if (!parts || !Number.isSafeInteger(numLote) || numLote < 1) {
    throw new LediError('valor-invalido', 'O lote pede um número e uma hora local, aaaa-mm-ddThh:mm.');
  }
  const [, year, month, day, hour, minute] = parts;
  return `RAS_Lote${numLote}_${day}-${month}-${year}--${hour}-${minute}.zip`;
}

/**
 * A lot as the bytes of its zip, in pieces, at the pace of who reads them: one record at a time in memory, and for the
 * directory of the zip some 200 bytes for each written. The same records in the same order give the same bytes: the
 * zip tells no clock. LediError `valor-invalido` when a uuid is not one or comes twice.
 */
export async function* writeLot(
  records: AsyncIterable<LotRecord> | Iterable<LotRecord>,
  deflate: Deflate,
): AsyncGenerator<Uint8Array> {
  yield* writeZip(named(records), deflate);
}

async function* named(records: AsyncIterable<LotRecord> | Iterable<LotRecord>) {
  const seen = new Set<string>();
  for await (const { uuid, bytes } of records) {
    const name = lotEntryName(uuid, bytes);
    if (seen.has(uuid)) {
      throw new LediError('valor-invalido', 'O lote traz o mesmo UUID duas vezes.', 'uuidDadoSerializado');
    }
    seen.add(uuid);
    yield { name, bytes };
  }
}

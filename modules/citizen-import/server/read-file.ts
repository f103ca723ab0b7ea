import type { Db } from '#platform/db/database';
import { Problem } from '#platform/errors/problem';
import { loadLedi } from '#platform/ledi/load';
import { entryName as asShown } from '#platform/files/entry-name';
import { listMunicipalityCodes } from './code-queries.ts';
import { type ImportedCitizen, readCitizen } from './read-citizen.ts';

/** A registration has 28 short fields. */
const MOST_BYTES = 64 * 1024;
/** So many records a file may bring. */
const MOST_RECORDS = 500_000;

export type FileRecord = { number: number; entry: string } & (
  | { citizen: ImportedCitizen; bytes: Uint8Array }
  | { citizen: null; message: string }
);

/**
 * The records of a zip in the layout of citizens, one after another. Throws {@link Problem} `file-unusable` when it
 * is no zip, is damaged or brings none; an entry that cannot be read is told and does not stop the others.
 */
export async function* readCitizens(path: string, timeZone: string, db: Db): AsyncGenerator<FileRecord> {
  const ledi = await loadLedi();
  const read = await citizenReader(timeZone, db);
  const isFicha = (bytes: Uint8Array) =>
    isOfLayout(() => ledi.headOf(ledi.decodeRecord(ledi.layout, bytes).transport));
  let number = 0;
  try {
    for await (const { entry, bytes, error } of ledi.readFiles([path])) {
      number += 1;
      if (number > MOST_RECORDS) throw unusable('O arquivo traz registros demais. Divida-o em partes.');
      const name = asShown(entry ?? '');
      if (!bytes) {
        yield {
          number,
          entry: name,
          citizen: null,
          message: error?.message ?? 'O registro não pôde ser lido.',
        };
        continue;
      }
      const record = read(bytes);
      // The bytes of a ficha may also be read as a citizen without a name.
      const isNamed = record.citizen?.told.includes('name') === true;
      if (!isNamed && isFicha(bytes)) yield { number, entry: name, citizen: null, message: FICHA };
      else yield { number, entry: name, ...record };
    }
  } catch (error) {
    if (error instanceof ledi.LediError) throw unusable(error.message);
    throw error;
  }
  if (number === 0) throw unusable('O arquivo não traz nenhum cadastro.');
}

const FICHA =
  'Este registro é uma ficha, não um cadastro de cidadão. Fichas entram em Transmissão de dados, Recebimento, ou pela linha de comando: pec lote receive.';

/** The head of a ficha names itself; bytes that are none are refused or name nothing. */
function isOfLayout(head: () => { uuid: string | null }): boolean {
  try {
    return head().uuid !== null;
  } catch {
    return false;
  }
}

type Read = { citizen: ImportedCitizen; bytes: Uint8Array } | { citizen: null; message: string };

/** Reads single records of a municipality's files. */
export const citizenReader = async (timeZone: string, db: Db): Promise<(bytes: Uint8Array) => Read> =>
  readerAt(timeZone, await ibgeReader(db));

/** Reads the name in a record, the social one where there is one: for it no place has to be known. */
export async function nameReader(): Promise<(bytes: Uint8Array) => string | null> {
  const read = await readerAt('UTC', (code) => code);
  return (bytes) => {
    const { citizen } = read(bytes);
    return citizen && asShown(citizen.fields.socialName ?? citizen.fields.name);
  };
}

async function readerAt(
  timeZone: string,
  ibgeOf: (code: string) => string,
): Promise<(bytes: Uint8Array) => Read> {
  const { layout, getStruct, decodeStruct } = await loadLedi();
  const struct = getStruct(layout, 'CidadaoTransportThrift');
  return (bytes) => {
    if (bytes.length > MOST_BYTES) return { citizen: null, message: 'O registro é grande demais.' };
    try {
      return { citizen: readCitizen(decodeStruct(struct, bytes), timeZone, ibgeOf), bytes };
    } catch {
      // The library's sentence speaks of bytes; who imports needs to know that the file is not of this layout.
      return { citizen: null, message: 'O registro não está no formato de importação de cidadão.' };
    }
  };
}

const unusable = (message: string) => new Problem(422, 'file-unusable', message);

/** Completes the check digit of a municipality told with six digits. */
async function ibgeReader(db: Db): Promise<(code: string) => string> {
  const whole = new Map((await listMunicipalityCodes(db)).map((ibge) => [ibge.slice(0, 6), ibge]));
  return (code) => (code.length === 6 ? (whole.get(code) ?? code) : code);
}

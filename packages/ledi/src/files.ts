import { open } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import { MAX_RECORD_BYTES } from './decode.ts';
import { LediError } from './errors.ts';
import { claimsRecord } from './report.ts';
import { LEAST_BYTES } from './wire.ts';
import { looksLikeXml } from './xml-read.ts';
import { type Inflate, readZip, type ZipSource } from './zip.ts';

/** Called for a file that cannot be used at all (missing, a folder, a broken zip); without it the error is thrown. */
export type OnUnusable = (file: string, error: LediError) => void;

/** One record's bytes where it stands; `entry` is its name inside a zip, null outside one. */
export type RawEntry = {
  file: string;
  entry: string | null;
  bytes: Uint8Array | null;
  error: LediError | null;
};

/** The bytes of each record of these files and zips, in order, as they are read. */
export async function* readFiles(
  files: readonly string[],
  onUnusable?: OnUnusable,
): AsyncGenerator<RawEntry> {
  for (const file of files) {
    try {
      yield* withFile(file, (source) => readOne(file, source));
    } catch (error) {
      const known = error instanceof LediError ? error : unusable(error);
      if (!onUnusable) throw known;
      onUnusable(file, known);
    }
  }
}

/** Why a file cannot be read, said in Portuguese; an error that is not of a file is thrown on. */
export function unusable(error: unknown): LediError {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  const reasons: Record<string, string> = {
    ENOENT: 'O arquivo não existe.',
    EISDIR: 'É uma pasta, não um arquivo.',
    EACCES: 'Sem permissão para ler o arquivo.',
  };
  return new LediError('arquivo-ilegivel', reasons[code] ?? 'O arquivo não pôde ser lido.');
}

/** What `read` gives of a file, which is open as long as it is read. */
export async function* withFile<T>(
  path: string,
  read: (source: ZipSource) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const readAt = async (offset: number, length: number) => {
      const buffer = new Uint8Array(length);
      const { bytesRead } = await handle.read(buffer, 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    yield* read({ size, read: readAt });
  } finally {
    await handle.close();
  }
}

/** An output buffer of the declared size: the default of 16 KB would be thrown away for each small record. */
export const inflateRecord: Inflate = (bytes, most) =>
  inflateRawSync(bytes, { maxOutputLength: most, chunkSize: Math.max(64, most) });

async function* readOne(file: string, source: ZipSource): AsyncGenerator<RawEntry> {
  const { size, read } = source;
  const start = await read(0, 64);
  if (start[0] === 0x50 && start[1] === 0x4b) yield* readLot(file, source);
  else if (!claimsRecord(file) && !looksLikeRecord(start)) throw notARecord();
  else if (size > MAX_RECORD_BYTES) {
    const error = new LediError('limite-excedido', 'O arquivo é maior que um registro pode ser.');
    yield { file, entry: null, bytes: null, error };
  } else yield { file, entry: null, bytes: await read(0, size), error: null };
}

const notARecord = () =>
  new LediError('arquivo-ilegivel', 'O arquivo não é um registro do LEDI nem um zip de registros.');

/** Begins like XML, or like a Thrift struct: a wire type that exists and a small field id. */
function looksLikeRecord(start: Uint8Array): boolean {
  const isField = (LEAST_BYTES[start[0] ?? 0] ?? 0) > 0 && start[1] === 0;
  return isField || looksLikeXml(start);
}

async function* readLot(file: string, source: ZipSource): AsyncGenerator<RawEntry> {
  let count = 0;
  for await (const { name, bytes, error } of readZip(source, inflateRecord)) {
    count += 1;
    yield { file, entry: name, bytes, error };
  }
  if (count === 0) throw new LediError('zip-invalido', 'O zip não tem nenhum registro.');
}

import { LediError, readZip, zipSourceOfBlob } from '@pec-aberto/ledi';
import { kindOf } from './kinds.ts';
import type { DroppedFile, FileProblem, Progress } from './protocol.ts';
import { createInflate } from './unzip.ts';

/** The bytes of one record, or why they could not be had. */
export type RawRecord = {
  file: string;
  entry: string | null;
  bytes: Uint8Array | null;
  error: LediError | null;
};

/** Files of a drop by what they are. */
export type SortedFiles = {
  lot: { file: DroppedFile; isZip: boolean }[];
  cnes: DroppedFile[];
  layouts: DroppedFile[];
  problems: FileProblem[];
};

/** Largest record the library accepts; a larger file is not even read. */
const MOST_BYTES = 16 * 1024 * 1024;
const AT_ONCE = 64;

const EMPTY = 'O arquivo está vazio. Baixe-o ou gere-o de novo.';
const OTHER_ARCHIVE =
  'O arquivo está compactado em outro formato. Compacte as fichas em zip e tente de novo.';
export const UNREADABLE =
  'O navegador não conseguiu ler o arquivo. Veja se ele ainda existe, não é uma pasta nem está aberto em outro programa.';
const EMPTY_ZIP = 'O zip não tem nenhum arquivo dentro. Gere o lote de novo.';

export async function sortFiles(files: readonly DroppedFile[]): Promise<SortedFiles> {
  const out: SortedFiles = { lot: [], cnes: [], layouts: [], problems: [] };
  for (let start = 0; start < files.length; start += AT_ONCE) {
    const some = files.slice(start, start + AT_ONCE);
    const kinds = await Promise.all(some.map(({ name, blob }) => kindOf(name, blob).catch(() => null)));
    for (const [place, file] of some.entries()) put(out, file, kinds[place] ?? null);
  }
  return out;
}

function put(out: SortedFiles, file: DroppedFile, kind: Awaited<ReturnType<typeof kindOf>> | null): void {
  if (kind === 'zip' || kind === 'record') out.lot.push({ file, isZip: kind === 'zip' });
  else if (kind === 'cnes') out.cnes.push(file);
  else if (kind === 'layout') out.layouts.push(file);
  else {
    const message = kind === null ? UNREADABLE : kind === 'empty' ? EMPTY : OTHER_ARCHIVE;
    out.problems.push({ file: file.name, message });
  }
}

/**
 * The records of the files and zips, in order. A file that gives none is told to `onProblem`; `onPart` hears how far
 * the reading is, from 0 to 1.
 */
export async function* readRecords(
  files: SortedFiles['lot'],
  onProblem: (problem: FileProblem) => void,
  onPart: (part: Progress['part']) => void,
): AsyncGenerator<RawRecord> {
  const total = files.reduce((sum, { file }) => sum + file.blob.size, 0) || 1;
  let before = 0;
  for (let start = 0; start < files.length; start += 1) {
    const { file, isZip } = files[start] as SortedFiles['lot'][number];
    if (isZip) {
      const already = before;
      yield* readOneZip(file, onProblem, (bytes) => onPart((already + bytes) / total));
    } else {
      // Many small files one after another would each wait for the disk.
      const alone = files.slice(start, start + AT_ONCE);
      const end = alone.findIndex((one) => one.isZip);
      const some = end < 0 ? alone : alone.slice(0, end);
      const all = await Promise.all(some.map((one) => readOne(one.file)));
      for (const [place, record] of all.entries()) {
        if (record) yield record;
        else onProblem({ file: (some[place]?.file ?? file).name, message: UNREADABLE });
      }
      before += some.slice(0, -1).reduce((sum, one) => sum + one.file.blob.size, 0);
      start += some.length - 1;
    }
    before += (files[start]?.file ?? file).blob.size;
    onPart(before / total);
  }
}

async function readOne({ name, blob }: DroppedFile): Promise<RawRecord | null> {
  if (blob.size > MOST_BYTES) {
    const error = new LediError('limite-excedido', 'O arquivo é maior que um registro pode ser.');
    return { file: name, entry: null, bytes: null, error };
  }
  try {
    return { file: name, entry: null, bytes: new Uint8Array(await blob.arrayBuffer()), error: null };
  } catch {
    return null;
  }
}

async function* readOneZip(
  { name: file, blob }: DroppedFile,
  onProblem: (problem: FileProblem) => void,
  onRead: (bytes: number) => void,
): AsyncGenerator<RawRecord> {
  const source = zipSourceOfBlob(blob);
  const read = async (offset: number, length: number) => {
    onRead(offset);
    return source.read(offset, length);
  };
  let count = 0;
  let last: LediError | null = null;
  let hasOne = false;
  try {
    for await (const { name: entry, bytes, error } of readZip({ size: blob.size, read }, createInflate())) {
      count += 1;
      last = error;
      hasOne ||= bytes !== null;
      yield { file, entry, bytes, error };
    }
  } catch (error) {
    // What was read of the zip before its fault stays.
    const message = error instanceof LediError ? error.message : UNREADABLE;
    onProblem({ file, message });
    return;
  }
  if (count === 0) onProblem({ file, message: EMPTY_ZIP });
  else if (!hasOne && last)
    onProblem({ file, message: `Nenhuma ficha pôde ser tirada do zip. ${last.message}` });
}

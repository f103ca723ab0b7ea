import { type FileHandle, open } from 'node:fs/promises';
import type { TSchema, Static } from 'typebox';
import { Value } from 'typebox/value';
import { Problem } from '#platform/errors/problem';
import { altered, cut, fileName, missing, newer, notACopy, otherKey, tableName } from './faults.ts';
import {
  AnyHead,
  CHUNK_LIMIT,
  type CopyChunk,
  type CopyHead,
  type CopyManifest,
  END_MARK,
  FOOT_BYTES,
  FORMAT,
  Head,
  HEAD_LIMIT,
  LENGTH_BYTES,
  MAGIC,
  Manifest,
} from './format.ts';
import { recoveryKeyId } from './recovery-key.ts';
import { ChunkSeal, sha256, unwrapKey } from './seal.ts';

/** A copy that opened: its key fits, its manifest is whole, and its chunks fill the file without a gap. */
export type OpenCopy = {
  head: CopyHead;
  manifest: CopyManifest;
  size: number;
  /** The text of a chunk of the manifest, proved by its sha-256. Throws a Problem that names what it is of. */
  readChunk(chunk: CopyChunk, signal?: AbortSignal): Promise<Buffer>;
  close(): Promise<void>;
};

type Opened = { path: string; file: FileHandle; size: number };

/** What a copy says of itself in the clear: nothing of it is proved before it opens. Throws a Problem. */
export async function readHead(path: string): Promise<CopyHead> {
  const opened = await openFile(path);
  try {
    return (await readFront(opened)).head;
  } finally {
    await opened.file.close();
  }
}

/** Opens a copy. Throws a Problem where it is none, is cut or altered, or is of another key or a newer program. */
export async function openCopy(path: string, recoveryKey: Buffer): Promise<OpenCopy> {
  const opened = await openFile(path);
  try {
    const { head, front } = await readFront(opened);
    const foot = await readFoot(opened, front.length);
    if (head.recoveryKeyId !== recoveryKeyId(recoveryKey)) throw otherKey(path, head.recoveryKeyId);
    const seal = new ChunkSeal(keyOf(path, head, recoveryKey), front);
    const manifest = await readManifest(opened, foot, seal);
    const placeOf = placesOf(manifest);
    if (!fills(manifest, front.length, foot.at)) throw altered(path, 'o manifesto');
    return {
      head,
      manifest,
      size: opened.size,
      async readChunk(chunk, signal) {
        signal?.throwIfAborted();
        const where = placeOf.get(chunk.at) ?? 'um lugar desconhecido';
        const sealed = await readSealed(opened, chunk, where);
        const text = await opens(seal.open(sealed, chunk.at, 'data'), path, where);
        if (sha256(text) !== chunk.sha256) throw altered(path, where);
        return text;
      },
      close: () => opened.file.close(),
    };
  } catch (error) {
    await opened.file.close();
    throw error;
  }
}

/** Opens a copy for as long as `work` reads it. Throws as `openCopy`. */
export async function withCopy<T>(
  path: string,
  recoveryKey: Buffer,
  work: (copy: OpenCopy) => Promise<T>,
): Promise<T> {
  const copy = await openCopy(path, recoveryKey);
  try {
    return await work(copy);
  } finally {
    await copy.close();
  }
}

async function openFile(path: string): Promise<Opened> {
  const file = await open(path, 'r').catch(() => {
    throw missing(path);
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw notACopy(path);
    return { path, file, size: stat.size };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readFront(opened: Opened): Promise<{ head: CopyHead; front: Buffer }> {
  const { path, size } = opened;
  const opening = await readUpTo(opened, 0, MAGIC.length + LENGTH_BYTES);
  const isCut = opening.length < MAGIC.length + LENGTH_BYTES;
  const begins = opening.subarray(0, MAGIC.length).equals(MAGIC.subarray(0, opening.length));
  if (opening.length === 0 || !begins) throw notACopy(path);
  if (isCut) throw cut(path);
  const length = opening.readUInt32BE(MAGIC.length);
  if (length > HEAD_LIMIT) throw altered(path, 'o início');
  if (opening.length + length > size) throw cut(path);
  const text = await readUpTo(opened, opening.length, length);
  const head = headOf(path, text);
  return { head, front: Buffer.concat([opening, text]) };
}

function headOf(path: string, text: Buffer): CopyHead {
  const value = jsonOf(text);
  if (Value.Check(AnyHead, value) && value.format > FORMAT) throw newer(path, value.program);
  if (!Value.Check(Head, value)) throw altered(path, 'o início');
  return value;
}

function keyOf(path: string, head: CopyHead, recoveryKey: Buffer): Buffer {
  try {
    return unwrapKey(head.wrappedKey, recoveryKey);
  } catch {
    throw altered(path, 'o início');
  }
}

type Foot = { at: number; length: number };

async function readFoot(opened: Opened, frontBytes: number): Promise<Foot> {
  const { path, size } = opened;
  if (size < frontBytes + LENGTH_BYTES + FOOT_BYTES) throw cut(path);
  const foot = await readUpTo(opened, size - FOOT_BYTES, FOOT_BYTES);
  if (foot.length < FOOT_BYTES || !foot.subarray(12).equals(END_MARK)) throw cut(path);
  const at = foot.readBigUInt64BE(0);
  const length = foot.readUInt32BE(8);
  // All that stands between manifest and foot is the manifest.
  if (at + BigInt(LENGTH_BYTES + length) !== BigInt(size - FOOT_BYTES) || at < BigInt(frontBytes))
    throw altered(path, 'o fim');
  return { at: Number(at), length };
}

async function readManifest(opened: Opened, foot: Foot, seal: ChunkSeal): Promise<CopyManifest> {
  const where = 'o manifesto';
  const sealed = await readSealed(opened, foot, where);
  const text = await opens(seal.open(sealed, foot.at, 'manifest'), opened.path, where);
  return checked(Manifest, jsonOf(text), () => altered(opened.path, where));
}

/** What each chunk is of, for people. */
function placesOf({ tables, files }: CopyManifest): Map<number, string> {
  const named = [
    ...tables.map(({ name, chunks }) => [tableName(name), chunks] as const),
    ...files.map(({ path, chunks }) => [fileName(path), chunks] as const),
  ];
  return new Map(named.flatMap(([name, chunks]) => chunks.map(({ at }) => [at, name] as const)));
}

/** Do the chunks stand one after the other, from the head to the manifest? */
function fills({ tables, files }: CopyManifest, from: number, to: number): boolean {
  const chunks = [...files, ...tables].flatMap((one) => one.chunks).sort((a, b) => a.at - b.at);
  let end = from;
  for (const { at, length } of chunks) {
    if (at !== end) return false;
    end += LENGTH_BYTES + length;
  }
  return end === to;
}

async function readSealed(opened: Opened, { at, length }: Foot, where: string): Promise<Buffer> {
  const { path, size } = opened;
  if (length > CHUNK_LIMIT || at + LENGTH_BYTES + length > size) throw altered(path, where);
  const bytes = await readUpTo(opened, at, LENGTH_BYTES + length);
  // Shorter: the file was cut after it was opened.
  if (bytes.length < LENGTH_BYTES + length) throw cut(path);
  if (bytes.readUInt32BE(0) !== length) throw altered(path, where);
  return bytes.subarray(LENGTH_BYTES);
}

/** As many bytes as there are, up to a number that was checked. */
async function readUpTo({ file, path }: Opened, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, at + read).catch(() => {
      throw missing(path);
    });
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
}

async function opens(opening: Promise<Buffer>, path: string, where: string): Promise<Buffer> {
  try {
    return await opening;
  } catch (error) {
    throw error instanceof Problem ? error : altered(path, where);
  }
}

function checked<T extends TSchema>(schema: T, value: unknown, fault: () => Problem): Static<T> {
  if (!Value.Check(schema, value)) throw fault();
  return value;
}

function jsonOf(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

import { access, type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { refused } from '#platform/errors/problem';
import { partTaken, writingProblem } from './faults.ts';
import {
  CHUNK_LIMIT,
  type CopyChunk,
  type CopyHead,
  type CopyManifest,
  END_MARK,
  FOOT_BYTES,
  FORMAT,
  LENGTH_BYTES,
  MAGIC,
} from './format.ts';
import { readHead } from './reader.ts';
import { recoveryKeyId } from './recovery-key.ts';
import { type ChunkKind, ChunkSeal, newCopyKey, sha256, wrapKey } from './seal.ts';

export type CopyIntroduction = Pick<CopyHead, 'installation' | 'createdAt' | 'program'>;
type Written = Pick<CopyChunk, 'at' | 'length' | 'sha256'>;

/**
 * Writes a copy from front to end beside its place, as `<path>.part`; it bears its name once its last byte is on disk. Who
 * begins one ends it by `finish` or `abandon`.
 */
export class CopyWriter {
  readonly path: string;
  readonly #file: FileHandle;
  readonly #seal: ChunkSeal;
  #at = 0;

  private constructor(path: string, file: FileHandle, seal: ChunkSeal) {
    this.path = path;
    this.#file = file;
    this.#seal = seal;
  }

  /** Refuses where a file of this name stands, or nothing can be written; the folder of a disk that is not there is not made. */
  static async begin(path: string, introduction: CopyIntroduction, recoveryKey: Buffer): Promise<CopyWriter> {
    const key = newCopyKey();
    const head: CopyHead = {
      format: FORMAT,
      ...introduction,
      recoveryKeyId: recoveryKeyId(recoveryKey),
      wrappedKey: wrapKey(key, recoveryKey),
    };
    const front = Buffer.concat([MAGIC, withLength(Buffer.from(JSON.stringify(head)))]);
    const file = await asProblem(path, async () => {
      await refuseExisting(path);
      // One at a time is made: a part of our own is what a killed maker left.
      if (await isLeftBy(introduction.installation.id, partOf(path))) await rm(partOf(path));
      return open(partOf(path), 'wx', 0o600);
    });
    const writer = new CopyWriter(path, file, new ChunkSeal(key, front));
    await writer.#write(front);
    return writer;
  }

  /** Adds a chunk of data, sealed. */
  async add(text: Buffer): Promise<Written> {
    return this.#add(text, 'data');
  }

  /** Adds what the copy holds, and gives it its name. Returns its size. */
  async finish(manifest: CopyManifest): Promise<number> {
    const { at, length } = await this.#add(Buffer.from(JSON.stringify(manifest)), 'manifest');
    await this.#write(footOf(at, length));
    await asProblem(this.path, async () => {
      await this.#file.sync();
      await this.#file.close();
      await refuseExisting(this.path);
      await rename(partOf(this.path), this.path);
      await syncFolder(dirname(this.path));
    });
    return this.#at;
  }

  /** Takes away what was written. Never throws: there is a reason already. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await rm(partOf(this.path), { force: true }).catch(() => undefined);
  }

  async #add(text: Buffer, kind: ChunkKind): Promise<Written> {
    if (text.length > CHUNK_LIMIT) throw new Error('a row too long for a copy');
    const at = this.#at;
    const sealed = await this.#seal.seal(text, at, kind);
    await this.#write(withLength(sealed));
    return { at, length: sealed.length, sha256: sha256(text) };
  }

  async #write(bytes: Buffer): Promise<void> {
    await asProblem(this.path, async () => {
      let written = 0;
      while (written < bytes.length)
        written += (await this.#file.write(bytes, written, bytes.length - written)).bytesWritten;
    });
    this.#at += bytes.length;
  }
}

export const PART = '.part';
const partOf = (path: string) => `${path}${PART}`;

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function footOf(at: number, length: number): Buffer {
  const foot = Buffer.alloc(FOOT_BYTES);
  foot.writeBigUInt64BE(BigInt(at), 0);
  foot.writeUInt32BE(length, 8);
  END_MARK.copy(foot, 12);
  return foot;
}

/** Nothing that is there is written over. */
export async function refuseExisting(path: string): Promise<void> {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists)
    throw refused('copy-exists', `${path} já existe e não foi tocado. Escolha outro nome para a cópia.`);
}

/** Is this part of a copy one of an installation's own, or one that nobody had written anything to? */
export async function isLeftBy(installationId: string, part: string): Promise<boolean> {
  const size = await stat(part).then(
    (found) => found.size,
    () => undefined,
  );
  if (size === undefined || size === 0) return size === 0;
  const head = await readHead(part).catch(() => undefined);
  return head?.installation.id === installationId;
}

/** Not every system lets a folder be synced; the file itself is on disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function asProblem<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw partTaken(partOf(path));
    throw writingProblem(error, dirname(path)) ?? error;
  }
}

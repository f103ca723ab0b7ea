import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Db, findRow, getRow, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { notFound } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';

const CHUNK_BYTES = 1024 * 1024;

export type StoredFile = { id: string; name: string; size: number; sha256: string };

/**
 * Keeps a received file in the base, where every worker reaches it, whichever machine it runs on.
 * Reads the source as it comes: memory stays at one chunk.
 */
export async function storeFile(
  db: Db,
  source: AsyncIterable<Uint8Array>,
  name: string,
  now: Date,
  chunkBytes = CHUNK_BYTES,
): Promise<StoredFile> {
  const id = await beginFile(db, name, now);
  const hash = createHash('sha256');
  let size = 0;
  let number = 0;
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  const flush = async () => {
    const bytes = Buffer.concat(pending);
    pending = [];
    pendingBytes = 0;
    if (bytes.length === 0) return;
    await addChunk(db, id, number++, bytes);
  };
  for await (const part of source) {
    hash.update(part);
    size += part.length;
    pending.push(part);
    pendingBytes += part.length;
    if (pendingBytes >= chunkBytes) await flush();
  }
  await flush();
  const sha256 = hash.digest('hex');
  await endFile(db, id, { size, sha256 });
  return { id, name, size, sha256 };
}

/** A file that comes in pieces, over several transactions; {@link endFile} when its last is there. */
export async function beginFile(db: Db, name: string, now: Date): Promise<string> {
  const id = uuidV7(now.getTime());
  await sql`insert into stored_file (id, name, size, sha256, created_at) values (${id}, ${name}, 0, '', ${now})`.execute(
    db,
  );
  return id;
}

export async function addChunk(db: Db, id: string, number: number, bytes: Uint8Array): Promise<void> {
  await sql`insert into stored_file_chunk values (${id}, ${number}, ${bytes})`.execute(db);
}

export async function endFile(db: Db, id: string, file: { size: number; sha256: string }): Promise<void> {
  await sql`update stored_file set size = ${file.size}, sha256 = ${file.sha256} where id = ${id}`.execute(db);
}

/** The pieces of a stored file as they were kept, from one on. */
export async function* readChunks(db: Db, id: string, from = 0): AsyncGenerator<Buffer> {
  for (let number = from; ; number++) {
    const row = await findRow<{ bytes: Buffer }>(
      db,
      sql`select bytes from stored_file_chunk where file_id = ${id} and number = ${number}`,
    );
    if (!row) return;
    yield row.bytes;
  }
}

const lentTo = (dataDir: string) => join(dataDir, 'tmp');

/** A path for a temporary file of this process; the folder is made. Who asks removes the file. */
export async function temporaryPath(dataDir: string, name: string): Promise<string> {
  const directory = lentTo(dataDir);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return join(directory, `${name}-p${process.pid}`);
}

/** Removes the temporary files of processes that were killed. Called when a worker starts. */
export async function removeLeftovers(dataDir: string): Promise<void> {
  const names = await readdir(lentTo(dataDir)).catch(() => []);
  for (const name of names) {
    const pid = /-p(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(lentTo(dataDir), name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** SHA-256 of each piece of a stored file, 32 bytes after 32 bytes; the base reckons, no piece travels. */
export const hashChunks = async (db: Db, id: string): Promise<Buffer> =>
  (
    await getRow<{ hashes: Buffer }>(
      db,
      sql`select string_agg(sha256(bytes), ''::bytea order by number) as hashes from stored_file_chunk
        where file_id = ${id}`,
    )
  ).hashes;

/** Lends a stored file as a path on this machine and removes it afterwards. */
export async function withStoredFile<T>(
  platform: Platform,
  id: string,
  use: (path: string, file: StoredFile) => Promise<T>,
): Promise<T> {
  const file = await getStoredFile(platform.db, id);
  const path = await temporaryPath(platform.boot.dataDir, id);
  try {
    await pipeline(Readable.from(readChunks(platform.db, id)), createWriteStream(path, { mode: 0o600 }));
    return await use(path, file);
  } finally {
    await rm(path, { force: true });
  }
}

/** Deletes a stored file with its content; one that is gone already is no fault. */
export async function deleteStoredFile(db: Db, id: string): Promise<void> {
  await sql`delete from stored_file where id = ${id}`.execute(db);
}

export async function getStoredFile(db: Db, id: string): Promise<StoredFile> {
  const file = await findRow<StoredFile>(
    db,
    sql`select id, name, size, sha256 from stored_file where id = ${id}`,
  );
  if (!file) throw notFound('O arquivo');
  return file;
}

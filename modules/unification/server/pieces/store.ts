import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MOST_PIECE_BYTES } from '../../contract/plan.ts';
import { PieceBroken, PieceSeal, SEAL_BYTES } from './seal.ts';

/** Whoever loads pieces. Text of COPY, proved by its SHA-256; throws PieceBroken, and one that is broken is missing then. */
export type PieceReader = { read(sha256: string): Promise<Buffer> };

/** Random bytes do not become shorter: compressed they may be a little longer. */
export const MOST_SEALED_BYTES = MOST_PIECE_BYTES + MOST_PIECE_BYTES / 512 + SEAL_BYTES;

const NAME = /^[0-9a-f]{64}$/;
const FOLDER = 'unificacao';

const rootOf = (dataDir: string) => join(dataDir, FOLDER);

/** Pieces of one process on this machine's disk, as they travel: compressed and sealed, each a file by its name. */
export class PieceStore implements PieceReader {
  readonly #folder: string;
  readonly #seal: PieceSeal;

  constructor(dataDir: string, processId: string, key: Buffer) {
    this.#folder = join(rootOf(dataDir), processId);
    this.#seal = new PieceSeal(key, processId);
  }

  async has(sha256: string): Promise<boolean> {
    return (await stat(this.#pathOf(sha256)).catch(noneWhenAbsent)) !== undefined;
  }

  /** Those of these that are not here. */
  async missing(names: readonly string[]): Promise<string[]> {
    const here = new Set(await this.#names());
    return names.filter((name) => !here.has(name));
  }

  /** Keeps a piece of this base. */
  async add(sha256: string, text: Buffer): Promise<void> {
    if (await this.has(sha256)) return;
    await this.#write(sha256, await this.#seal.seal(sha256, text));
  }

  /** Keeps a piece that came, once it is proved. Throws PieceBroken for any other bytes. */
  async put(sha256: string, sealed: Buffer): Promise<void> {
    if (await this.has(sha256)) return;
    if (sealed.length > MOST_SEALED_BYTES) throw new PieceBroken('a piece is longer than any');
    await this.#seal.open(sha256, sealed);
    await this.#write(sha256, sealed);
  }

  async read(sha256: string): Promise<Buffer> {
    try {
      return await this.#seal.open(sha256, await this.readSealed(sha256));
    } catch (error) {
      // A disk may lose what it has kept: the piece is asked for again.
      if (error instanceof PieceBroken) await rm(this.#pathOf(sha256), { force: true });
      throw error;
    }
  }

  /** A piece as it travels. */
  async readSealed(sha256: string): Promise<Buffer> {
    const path = this.#pathOf(sha256);
    const size = (await stat(path).catch(noneWhenAbsent))?.size;
    if (size === undefined) throw new PieceBroken('a piece is not there');
    if (size > MOST_SEALED_BYTES) throw new PieceBroken('a piece is longer than any');
    return readFile(path);
  }

  /** Takes away all but these. */
  async keepOnly(names: readonly string[]): Promise<void> {
    const wanted = new Set(names);
    for (const name of await this.#names())
      if (!wanted.has(name)) await rm(join(this.#folder, name), { force: true });
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #names(): Promise<string[]> {
    return (await readdir(this.#folder).catch(noneWhenAbsent)) ?? [];
  }

  #pathOf(sha256: string): string {
    if (!NAME.test(sha256)) throw new PieceBroken('no name of a piece');
    return join(this.#folder, sha256);
  }

  /** It bears its name once its last byte is on disk. */
  async #write(sha256: string, sealed: Buffer): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const path = this.#pathOf(sha256);
    const partial = `${path}.${randomBytes(6).toString('hex')}`;
    try {
      const file = await open(partial, 'wx', 0o600);
      try {
        await file.writeFile(sealed);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }
}

/** Processes that have pieces here. */
export const processesWithPieces = async (dataDir: string): Promise<string[]> =>
  (await readdir(rootOf(dataDir)).catch(noneWhenAbsent)) ?? [];

export const removePieces = (dataDir: string, processId: string): Promise<void> =>
  rm(join(rootOf(dataDir), processId), { recursive: true, force: true });

function noneWhenAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}

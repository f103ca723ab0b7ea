import { createHash, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { NONCE_BYTES, openBytes, sealBytes, TAG_BYTES } from '#platform/settings/sealed-bytes';
import { MOST_PIECE_BYTES } from '../../contract/plan.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** Two thirds of what the best level saves, in a third of its time. */
const LEVEL = 3;

/** What a sealed piece is longer than its compressed text. */
export const SEAL_BYTES = NONCE_BYTES + TAG_BYTES;

/** A piece that is not what its name says: altered, cut, of another process, or no piece at all. */
export class PieceBroken extends Error {
  override readonly name = 'PieceBroken';
}

export const sha256Of = (text: Buffer): string => createHash('sha256').update(text).digest('hex');

/** Seals pieces of one process by its key. Each is bound to its name: none is taken for another. */
export class PieceSeal {
  readonly #key: Buffer;
  readonly #processId: string;

  constructor(key: Buffer, processId: string) {
    this.#key = key;
    this.#processId = processId;
  }

  async seal(sha256: string, text: Buffer): Promise<Buffer> {
    const packed = await compress(text, { level: LEVEL });
    const nonce = randomBytes(NONCE_BYTES);
    return Buffer.concat([nonce, sealBytes(this.#key, nonce, this.#bound(sha256), packed)]);
  }

  /** Text of a piece, proved by its name. Throws PieceBroken. */
  async open(sha256: string, sealed: Buffer): Promise<Buffer> {
    const text = await this.#opened(sha256, sealed);
    if (sha256Of(text) !== sha256) throw new PieceBroken('the text of a piece is not what its name says');
    return text;
  }

  async #opened(sha256: string, sealed: Buffer): Promise<Buffer> {
    if (sealed.length < SEAL_BYTES) throw new PieceBroken('a piece is shorter than its seal');
    const nonce = sealed.subarray(0, NONCE_BYTES);
    try {
      const packed = openBytes(this.#key, nonce, this.#bound(sha256), sealed.subarray(NONCE_BYTES));
      // Nothing is expanded beyond what a piece may be: few bytes can stand for any number.
      return await expand(packed, { maxOutputLength: MOST_PIECE_BYTES });
    } catch (error) {
      throw new PieceBroken('a piece does not open', { cause: error });
    }
  }

  #bound(sha256: string): Buffer {
    return Buffer.from(`piece ${this.#processId} ${sha256}`);
  }
}

import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { NONCE_BYTES, openBytes, sealBytes } from '#platform/settings/sealed-bytes';
import { CHUNK_LIMIT } from './format.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);

const KEY_BYTES = 32;
const WRAPPING = Buffer.from('pec-aberto copy key');
/** Two thirds of what the best level saves, in a third of its time. */
const LEVEL = 3;

/** What a chunk is: the manifest is never taken for rows, nor rows for it. */
export type ChunkKind = 'data' | 'manifest';

/** Key for one purpose, from another: whoever knows one of a purpose knows nothing of the others. */
const derived = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `pec-aberto ${purpose}`, KEY_BYTES));

export const newCopyKey = (): Buffer => randomBytes(KEY_BYTES);

export function wrapKey(copyKey: Buffer, recoveryKey: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const sealed = sealBytes(derived(recoveryKey, 'wrapping'), nonce, WRAPPING, copyKey);
  return Buffer.concat([nonce, sealed]).toString('base64');
}

/** Throws where the key is another, or the text was altered. */
export function unwrapKey(wrapped: string, recoveryKey: Buffer): Buffer {
  const bytes = Buffer.from(wrapped, 'base64');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const key = openBytes(derived(recoveryKey, 'wrapping'), nonce, WRAPPING, bytes.subarray(NONCE_BYTES));
  if (key.length !== KEY_BYTES) throw new Error('not a key');
  return key;
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Seals the chunks of one copy. Each is bound to its place and to the head before it: none is moved, left out for another,
 * or taken from another copy, and no word of the head is changed.
 */
export class ChunkSeal {
  readonly #key: Buffer;
  readonly #front: Buffer;

  /** `front`: all bytes before the first chunk. */
  constructor(key: Buffer, front: Buffer) {
    this.#key = key;
    this.#front = createHash('sha256').update(front).digest();
  }

  async seal(text: Buffer, at: number, kind: ChunkKind): Promise<Buffer> {
    const packed = await compress(text, { level: LEVEL });
    return sealBytes(this.#key, this.#nonce(at), this.#bound(kind), packed);
  }

  async open(sealed: Buffer, at: number, kind: ChunkKind): Promise<Buffer> {
    const packed = openBytes(this.#key, this.#nonce(at), this.#bound(kind), sealed);
    return expand(packed, { maxOutputLength: CHUNK_LIMIT });
  }

  /** The key is of this copy alone and a place is used once. */
  #nonce(at: number): Buffer {
    const nonce = Buffer.alloc(NONCE_BYTES);
    nonce.writeBigUInt64BE(BigInt(at), NONCE_BYTES - 8);
    return nonce;
  }

  #bound(kind: ChunkKind): Buffer {
    return Buffer.concat([this.#front, Buffer.from(kind)]);
  }
}

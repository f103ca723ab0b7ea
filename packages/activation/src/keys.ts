import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

// RFC 8410: what precedes the 32 bytes of an Ed25519 public key in its DER form.
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const RAW_BYTES = 32;

function rawOf(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' }).subarray(SPKI_PREFIX.length);
}

const fromDer = (der: Buffer) => createPublicKey({ key: der, format: 'der', type: 'spki' });

/**
 * Reads an Ed25519 public key: PEM, or base64 of its 32 bytes or of its DER form.
 * Throws RangeError for anything else, private keys and other algorithms included.
 */
export function readPublicKey(text: string): KeyObject {
  const trimmed = text.trim();
  try {
    if (trimmed.includes('PRIVATE KEY')) throw new RangeError('a private key');
    const key = trimmed.startsWith('-----BEGIN') ? createPublicKey(trimmed) : readBase64(trimmed);
    if (key.asymmetricKeyType !== 'ed25519') throw new RangeError('not Ed25519');
    return key;
  } catch {
    throw new RangeError('not an Ed25519 public key in PEM or base64');
  }
}

function readBase64(text: string): KeyObject {
  const bytes = Buffer.from(text.replace(/\s/g, ''), 'base64');
  return fromDer(bytes.length === RAW_BYTES ? Buffer.concat([SPKI_PREFIX, bytes]) : bytes);
}

/** The 32 bytes in base64: the short form in which a public key is kept and shown. */
export const publicKeyText = (key: KeyObject): string => rawOf(key).toString('base64');

/** 16 hexadecimal digits that name the key inside a contra-chave: the start of its SHA-256. */
export const authorityIdOf = (key: KeyObject): string =>
  createHash('sha256').update(rawOf(key)).digest('hex').slice(0, 16);

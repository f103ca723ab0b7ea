import { createPrivateKey, createPublicKey, diffieHellman, hkdfSync, randomBytes } from 'node:crypto';
import { readMasterKey } from '#platform/settings/secret-box';

const KEY_BYTES = 32;
/** What stands before the bytes of a key where its form (PKCS #8, SPKI) says that it is of X25519. */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex');
const NONE = Buffer.alloc(0);

/** X25519, each of 32 bytes. */
export type KeyPair = { privateKey: Buffer; publicKey: Buffer };

const privateOf = (bytes: Buffer) =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, bytes]), format: 'der', type: 'pkcs8' });
const publicOf = (bytes: Buffer) =>
  createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, bytes]), format: 'der', type: 'spki' });

export function pairOf(privateKey: Buffer): KeyPair {
  const spki = createPublicKey(privateOf(privateKey)).export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey: spki.subarray(PUBLIC_HEAD.length) };
}

/** For one process, at the unit. */
export const newKeyPair = (): KeyPair => pairOf(randomBytes(KEY_BYTES));

/** Of a centre: nothing of it is kept, for it follows from the master key. */
export async function centreKeyPair(dataDir: string): Promise<KeyPair> {
  const master = await readMasterKey(dataDir);
  return pairOf(Buffer.from(hkdfSync('sha256', master, NONE, 'pec-aberto unification centre', KEY_BYTES)));
}

/** Keys of one process: whoever knows one knows nothing of the others. */
export type ProcessKeys = { messages: Buffer; pieces: Buffer; words: Buffer };

type Sides = {
  own: KeyPair;
  /** Public key of the other side. */
  other: Buffer;
  side: 'sending' | 'receiving';
  processId: string;
};

/** Bytes that are no public key, or one that would make the secret known to all. */
export class KeyBroken extends Error {
  override readonly name = 'KeyBroken';
}

function sharedSecret(own: KeyPair, other: Buffer): Buffer {
  try {
    return diffieHellman({ privateKey: privateOf(own.privateKey), publicKey: publicOf(other) });
  } catch (error) {
    throw new KeyBroken('a public key is none', { cause: error });
  }
}

/** Throws KeyBroken for what the other side gave. */
export function processKeys({ own, other, side, processId }: Sides): ProcessKeys {
  const shared = sharedSecret(own, other);
  const [unit, centre] = side === 'sending' ? [own.publicKey, other] : [other, own.publicKey];
  const salt = Buffer.concat([unit, centre, Buffer.from(processId)]);
  const derived = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', shared, salt, `pec-aberto unification ${purpose}`, KEY_BYTES));
  return { messages: derived('messages'), pieces: derived('pieces'), words: derived('words') };
}

import { randomBytes } from 'node:crypto';
import { NONCE_BYTES, openBytes, sealBytes } from '#platform/settings/sealed-bytes';

const NONCE_CHARS = (NONCE_BYTES * 4) / 3;

/** Bytes that the key of the process did not seal for this place. */
export class MessageBroken extends Error {
  override readonly name = 'MessageBroken';
}

/**
 * What a message is bound to. An answer names the question, by its nonce: one that was given before is none to another.
 */
type Place = { processId: string; from: 'unit' | 'centre'; to?: string };

const boundTo = ({ processId, from, to }: Place): Buffer =>
  Buffer.from(JSON.stringify(['message', processId, from, to ?? null]));

/** What an answer to this sealed message must name. */
export const nonceOf = (sealed: string): string => sealed.slice(0, NONCE_CHARS);

export function sealMessage(key: Buffer, place: Place, content: unknown): string {
  const nonce = randomBytes(NONCE_BYTES);
  const sealed = sealBytes(key, nonce, boundTo(place), Buffer.from(JSON.stringify(content)));
  return Buffer.concat([nonce, sealed]).toString('base64');
}

/** Throws MessageBroken. */
export function openMessage(key: Buffer, place: Place, sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const plain = openBytes(key, nonce, boundTo(place), bytes.subarray(NONCE_BYTES));
    return JSON.parse(plain.toString('utf8'));
  } catch (error) {
    throw new MessageBroken('a message does not open', { cause: error });
  }
}

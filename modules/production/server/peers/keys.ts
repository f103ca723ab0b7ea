import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isUuid } from '#platform/contract/cursor';
import type { Hello, HelloAnswer, Manifest } from '../../contract/peer.ts';

/** An installation as a conversation tells which it is. */
export type Identity = { id: string; incarnation: string };

/** What both sides of a conversation hold: who sends, as the receiver numbers it, and their common secret. */
export type PeerKey = { peer: string; secret: string };

const SECRET_BYTES = 32;
const NONCE_BYTES = 16;

export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');
export const newNonce = (): string => randomBytes(NONCE_BYTES).toString('hex');

/** The key as a person carries it from the receiver to the sender. */
export const writeKey = ({ peer, secret }: PeerKey): string => `pec1.${peer}.${secret}`;

/** Null when the text is no such key, e.g. cut when it was copied. */
export function readKey(text: string): PeerKey | null {
  const [kind, peer = '', secret = '', ...more] = text.trim().split('.');
  const isWhole = Buffer.from(secret, 'base64url').length === SECRET_BYTES && isUuid(peer);
  return kind === 'pec1' && isWhole && more.length === 0 ? { peer, secret } : null;
}

/** HMAC-SHA-256, hexadecimal, of parts none of which can run into the next. */
const macOf = (secret: string, parts: readonly unknown[]): string =>
  createHmac('sha256', Buffer.from(secret, 'base64url')).update(JSON.stringify(parts)).digest('hex');

export function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

export const helloMac = (secret: string, hello: Omit<Hello, 'mac'>): string =>
  macOf(secret, [
    'hello',
    hello.protocol,
    hello.peer,
    hello.nonce,
    hello.challenge,
    hello.installation,
    hello.incarnation,
    hello.name,
    hello.program,
    hello.layout,
    hello.at,
    hello.freeBytes,
    hello.lastBackupAt,
  ]);

/** `nonce` of the hello that it answers: an old answer proves nothing. */
export const answerMac = (secret: string, nonce: string, answer: Omit<HelloAnswer, 'mac'>): string =>
  macOf(secret, [
    'answer',
    nonce,
    answer.protocol,
    answer.nonce,
    answer.installation,
    answer.incarnation,
    answer.name,
    answer.program,
    answer.layout,
    answer.at,
    answer.until,
  ]);

export const manifestMac = (secret: string, loteId: string, lote: Omit<Manifest, 'mac'>): string =>
  macOf(secret, ['lote', loteId, lote.number, lote.name, lote.fichas, lote.size, lote.sha256, lote.chunks]);

/** `nonce` of who asks for it: a receipt that was given before proves nothing. `sha256` of its bytes, hexadecimal. */
export const receiptMac = (
  secret: string,
  { nonce, loteId, sha256 }: { nonce: string; loteId: string; sha256: string },
): string => macOf(secret, ['receipt', nonce, loteId, sha256]);

/** A conversation after both sides proved themselves: until when, and the nonces of both. */
export type Conversation = {
  peer: string;
  /** The base that sends. */
  sender: Identity;
  nonces: readonly [string, string];
  until: string;
};
const SCHEME = 'PEC ';

const saidBy = ({ peer, sender, nonces, until }: Conversation) => [
  peer,
  sender.id,
  sender.incarnation,
  ...nonces,
  until,
];

/** Made by the sender alone: the answer to its hello does not hold it, so that hearing it again opens nothing. */
export function writeToken(secret: string, conversation: Conversation): string {
  const said = saidBy(conversation);
  return `${SCHEME}${Buffer.from(JSON.stringify(said)).toString('base64url')}.${macOf(secret, ['token', ...said])}`;
}

/** What a token says, not yet proved; null when it is none. */
export function readToken(text: string): (Conversation & { isOf(secret: string): boolean }) | null {
  const [said = '', mac = ''] = text.startsWith(SCHEME) ? text.slice(SCHEME.length).split('.') : [];
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(said, 'base64url').toString());
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts.length !== 6 || !parts.every((part) => typeof part === 'string'))
    return null;
  const [peer, id, incarnation, a, b, until] = parts as [string, string, string, string, string, string];
  if (!isUuid(peer)) return null;
  const conversation: Conversation = { peer, sender: { id, incarnation }, nonces: [a, b], until };
  return {
    ...conversation,
    isOf: (secret) => isSame(mac, macOf(secret, ['token', ...saidBy(conversation)])),
  };
}

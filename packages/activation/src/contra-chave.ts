import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { decodeBase32, encodeBase32 } from './base32.ts';
import { readChave } from './chave.ts';
import { ActivationFormatError } from './fault.ts';
import { bareText } from './file.ts';
import { authorityIdOf } from './keys.ts';

/*
 * Layout of the contra-chave, 95 bytes, written as 152 characters of base 32 in groups of five:
 *   0      version, 1
 *   1      purpose: 0 activation of the municipality, 1 online agenda, 2 reset of the installer
 *   2–9    authority: first 8 bytes of the SHA-256 of its public key
 *   10–12  day of issue, days since 1970-01-01 (UTC)
 *   13–15  IBGE code
 *   16–25  digest of the chave it answers
 *   26–89  Ed25519 signature of a label and bytes 0–25
 *   90–94  check: start of the SHA-256 of bytes 0–89, tells a typing fault from a false signature
 */
const VERSION = 1;
const PAYLOAD_BYTES = 26;
const SIGNATURE_BYTES = 64;
const SIGNED_BYTES = PAYLOAD_BYTES + SIGNATURE_BYTES;
const CHECK_BYTES = 5;
const CHARACTERS = ((SIGNED_BYTES + CHECK_BYTES) * 8) / 5;
const PURPOSES = ['activation', 'online-agenda', 'installer-reset'] as const;
const LABEL = Buffer.from('pec-aberto contra-chave 1\n');
const DAY_MS = 86_400_000;

export type ContraChave = {
  purpose: (typeof PURPOSES)[number];
  /** 16 hexadecimal digits, see authorityIdOf. */
  authorityId: string;
  /** Civil date, `aaaa-mm-dd`. Informative: nothing expires, since a unit's clock may be wrong. */
  issuedOn: string;
  ibge: string;
  /** The 22 digits of the chave. */
  digest: string;
  /** Its 152 characters without groups, however it was written. */
  text: string;
  payload: Uint8Array;
  signature: Uint8Array;
};

export type SigningRequest = {
  /** In any form. Throws ActivationFormatError when mistyped. */
  chave: string;
  privateKey: KeyObject;
  issuedAt: Date;
  /** What the chave asks for, unless told: one answers no other question than the one asked. */
  purpose?: ContraChave['purpose'];
};

/** Answers a chave: 152 characters without groups. The key must be an Ed25519 private key. */
export function signContraChave(request: SigningRequest): string {
  const chave = readChave(request.chave);
  const payload = Buffer.alloc(PAYLOAD_BYTES);
  payload[0] = VERSION;
  payload[1] = PURPOSES.indexOf(request.purpose ?? chave.asks);
  payload.write(authorityIdOf(createPublicKey(request.privateKey)), 2, 'hex');
  payload.writeUIntBE(Math.floor(request.issuedAt.getTime() / DAY_MS), 10, 3);
  payload.writeUIntBE(Number(chave.ibge), 13, 3);
  payload.write(BigInt(chave.digest).toString(16).padStart(20, '0'), 16, 'hex');
  const signed = Buffer.concat([payload, sign(null, Buffer.concat([LABEL, payload]), request.privateKey)]);
  return encodeBase32(Buffer.concat([signed, checkOf(signed)]));
}

/**
 * Reads a contra-chave as pasted, scanned or taken from a file; case, spaces and hyphens do not matter.
 * Says nothing of its signature (see isSignedBy). Throws ActivationFormatError.
 */
export function readContraChave(text: string): ContraChave {
  const characters = bareText(text).replace(/[\s-]/g, '');
  const bytes = characters.length === CHARACTERS ? decodeBase32(characters) : undefined;
  if (!bytes)
    throw new ActivationFormatError('form', `a contra-chave has ${CHARACTERS} characters of base 32`);
  const all = Buffer.from(bytes);
  const signed = all.subarray(0, SIGNED_BYTES);
  if (!checkOf(signed).equals(all.subarray(SIGNED_BYTES))) {
    throw new ActivationFormatError('typing', 'the check of the contra-chave does not match');
  }
  const payload = all.subarray(0, PAYLOAD_BYTES);
  const purpose = PURPOSES[payload[1] ?? -1];
  if (payload[0] !== VERSION || !purpose) {
    throw new ActivationFormatError('version', 'a contra-chave of another version');
  }
  return {
    purpose,
    authorityId: payload.toString('hex', 2, 10),
    issuedOn: new Date(payload.readUIntBE(10, 3) * DAY_MS).toISOString().slice(0, 10),
    ibge: String(payload.readUIntBE(13, 3)).padStart(7, '0'),
    digest: BigInt(`0x${payload.toString('hex', 16, PAYLOAD_BYTES)}`)
      .toString()
      .padStart(22, '0'),
    text: encodeBase32(all),
    payload,
    signature: signed.subarray(PAYLOAD_BYTES),
  };
}

/** Did the owner of this public key sign it? */
export function isSignedBy(contraChave: ContraChave, publicKey: KeyObject): boolean {
  return verify(null, Buffer.concat([LABEL, contraChave.payload]), publicKey, contraChave.signature);
}

/** In groups of five, on one line: how it is shown, printed and read aloud. */
export function formatContraChave(text: string): string {
  return (
    text
      .replace(/[\s-]/g, '')
      .toUpperCase()
      .match(/.{1,5}/g)
      ?.join('-') ?? ''
  );
}

function checkOf(signed: Uint8Array): Buffer {
  return createHash('sha256').update(signed).digest().subarray(0, CHECK_BYTES);
}

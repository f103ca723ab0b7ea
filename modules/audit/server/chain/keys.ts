import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '#platform/db/database';
import type { Platform } from '#platform/runtime/platform';
import { openIfOurs, type SecretBox } from '#platform/settings/secret-box';
import { insertKey, listKeys } from './key-queries.ts';

/** Signs blocks and archives. Ed25519. */
export type Signer = { fingerprint: string; sign(data: Buffer): Buffer };
/** Public keys whose signature counts, by fingerprint. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>;

const FINGERPRINT_DIGITS = 32;

export const auditDirectory = (dataDir: string): string => join(dataDir, 'audit');

const toDer = (key: KeyObject) => key.export({ type: 'spki', format: 'der' });
const fingerprintOf = (key: KeyObject) =>
  createHash('sha256').update(toDer(key)).digest('hex').slice(0, FINGERPRINT_DIGITS);

/**
 * The key that signs from now on: the newest that this installation's master key opens; made at first need.
 * Its public half also goes to `<dataDir>/audit`, out of reach of who holds only the base.
 */
export async function loadSigner(
  { secrets, boot, clock }: Pick<Platform, 'secrets' | 'boot' | 'clock'>,
  db: Db,
): Promise<Signer> {
  for (const { sealed } of await listKeys(db)) {
    const key = openKey(secrets, sealed);
    if (key) return signerOf(key);
  }
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const fingerprint = fingerprintOf(publicKey);
  const directory = auditDirectory(boot.dataDir);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  await writeFile(join(directory, `${fingerprint}.pem`), pem, { mode: 0o600 });
  const sealed = secrets.seal(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  await insertKey(db, { fingerprint, publicKey: toDer(publicKey), sealed }, clock.now());
  return signerOf(privateKey);
}

/** Undefined when another master key sealed it: what it signed stays verifiable, new blocks need a new key. */
function openKey(secrets: SecretBox, sealed: Buffer): KeyObject | undefined {
  const pem = openIfOurs(secrets, sealed);
  return pem === undefined ? undefined : createPrivateKey(pem);
}

/** Fingerprints of the keys that this installation's master key does not open. */
export async function lostKeys(secrets: SecretBox, db: Db): Promise<string[]> {
  const keys = await listKeys(db);
  return keys.filter(({ sealed }) => !openKey(secrets, sealed)).map(({ fingerprint }) => fingerprint);
}

function signerOf(privateKey: KeyObject): Signer {
  return {
    fingerprint: fingerprintOf(createPublicKey(privateKey)),
    sign: (data) => sign(null, data, privateKey),
  };
}

/** The public keys kept outside the base, in the data folder. */
export async function readTrustedKeys(dataDir: string): Promise<TrustedKeys> {
  const directory = auditDirectory(dataDir);
  const names = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.pem'));
  const texts = await Promise.all(names.map((name) => readFile(join(directory, name), 'utf8')));
  return trust(texts.map((text) => createPublicKey(text)));
}

/** Trusts what was given in PEM, e.g. with `--key`. Throws when it is no public key. */
export const trustPem = (pem: string): TrustedKeys => trust([createPublicKey(pem)]);

const trust = (keys: readonly KeyObject[]): TrustedKeys =>
  new Map(keys.map((key) => [fingerprintOf(key), key]));

export const isSignedBy = (key: KeyObject, data: Buffer, signature: Buffer): boolean =>
  verify(null, data, key, signature);

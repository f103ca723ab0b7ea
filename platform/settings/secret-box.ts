import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeOnce } from '#platform/files/write-once';
import { StartError } from '#platform/process/start-error';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts what must not lie in the base in clear (AES-256-GCM) and signs short tokens. */
export type SecretBox = {
  /** `boundTo` says whose or what it is of: it opens there only, so that a row cannot stand for another. */
  seal(plain: string, boundTo?: string): Buffer;
  /** Throws when the bytes were altered, sealed with another key, or bound to something else. */
  open(sealed: Buffer, boundTo?: string): string;
  /** Keyed digest, hex: the same text gives the same digest on this installation only. */
  digest(text: string): string;
};

function createSecretBox(key: Buffer): SecretBox {
  return {
    seal(plain, boundTo = '') {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, boundTo = '') {
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo));
      decipher.setAuthTag(tag);
      const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
    digest: (text) => createHmac('sha256', key).update(text).digest('hex'),
  };
}

/** What was sealed; undefined where it does not open, as after a lost master key was given up. */
export function openIfOurs(secrets: SecretBox, sealed: Buffer, boundTo?: string): string | undefined {
  try {
    return secrets.open(sealed, boundTo);
  } catch {
    return undefined;
  }
}

export const masterKeyPath = (dataDir: string): string => join(dataDir, 'secrets', 'master.key');

/** The installation's master key (mode 0600), made where it is missing. Throws StartError for a damaged one. */
export async function loadSecretBox(dataDir: string): Promise<SecretBox> {
  const path = masterKeyPath(dataDir);
  await writeOnce(path, randomBytes(KEY_BYTES).toString('base64'));
  return openSecretBox(dataDir);
}

/** The same, of an installation that has one. Throws StartError for one that is missing or damaged. */
export async function openSecretBox(dataDir: string): Promise<SecretBox> {
  return createSecretBox(await readMasterKey(dataDir));
}

/** The key itself, for what is derived from it. Throws StartError for one that is missing or damaged. */
export async function readMasterKey(dataDir: string): Promise<Buffer> {
  const path = masterKeyPath(dataDir);
  const text = await readFile(path, 'utf8').catch(() => {
    throw new StartError(`Falta o arquivo ${path}. Recupere-o da cópia de segurança e inicie de novo.`);
  });
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new StartError(
    `O arquivo ${path} está danificado. Recupere-o da cópia de segurança e inicie de novo; sem ele, as senhas ` +
      'guardadas não se abrem.',
  );
}

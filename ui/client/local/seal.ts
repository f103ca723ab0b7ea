const NONCE_BYTES = 12;
const KEY_BYTES = 32;

export type Sealed = { nonce: Uint8Array<ArrayBuffer>; data: ArrayBuffer };

/** A fresh key, hex. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A key of 32 bytes in hex, as the browser uses it: it cannot be read back. */
export function importKey(hex: string): Promise<CryptoKey> {
  if (!/^[\da-f]{64}$/i.test(hex)) throw new Error('a local key is 32 bytes in hex');
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Encrypts a value (AES-256-GCM); `name` is bound to it, so that one entry cannot stand for another. */
export async function seal(key: CryptoKey, name: string, value: unknown): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const additionalData = new TextEncoder().encode(name);
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData }, key, plain);
  return { nonce, data };
}

/** The value, or undefined when it was sealed with another key or altered. */
export async function unseal(key: CryptoKey, name: string, { nonce, data }: Sealed): Promise<unknown> {
  try {
    const additionalData = new TextEncoder().encode(name);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData }, key, data);
    return JSON.parse(new TextDecoder().decode(plain)) as unknown;
  } catch {
    return undefined;
  }
}

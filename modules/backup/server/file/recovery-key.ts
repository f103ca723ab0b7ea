import { createHash, hkdfSync } from 'node:crypto';
import { readMasterKey } from '#platform/settings/secret-box';

/** 160 bits: 32 letters on paper. */
const KEY_BYTES = 20;
// Without letters and digits that look alike.
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5;
const KEY_SYMBOLS = (KEY_BYTES * 8) / BITS;
/** They notice 32,767 of 32,768 slips. */
const CHECK_SYMBOLS = 3;
const GROUP = 5;
const ID_DIGITS = 8;

/** `words`: as the sheet has it. `id`: which sheet it is, in the clear in every copy. */
export type RecoveryKey = { key: Buffer; id: string; words: string };

/** The key that opens the copies of an installation, made from its master key: it is kept nowhere. */
export async function recoveryKeyOf(dataDir: string): Promise<RecoveryKey> {
  const master = await readMasterKey(dataDir);
  const key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), 'pec-aberto recovery key', KEY_BYTES));
  return { key, id: recoveryKeyId(key), words: recoveryWords(key) };
}

export const recoveryKeyId = (key: Buffer): string =>
  createHash('sha256')
    .update('pec-aberto recovery key id')
    .update(key)
    .digest('hex')
    .slice(0, ID_DIGITS)
    .toUpperCase();

function recoveryWords(key: Buffer): string {
  const symbols = encoded(key) + checkOf(key);
  return symbols.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? '';
}

/** The key of a sheet as somebody types it; undefined where a letter is wrong, missing or too many. */
export function parseRecoveryKey(text: string): Buffer | undefined {
  const symbols = text
    .slice(0, 200)
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/[\s._-]/g, '');
  if (symbols.length !== KEY_SYMBOLS + CHECK_SYMBOLS) return undefined;
  const key = decoded(symbols.slice(0, KEY_SYMBOLS));
  return key && checkOf(key) === symbols.slice(KEY_SYMBOLS) ? key : undefined;
}

const checkOf = (key: Buffer): string =>
  encoded(createHash('sha256').update('pec-aberto recovery check').update(key).digest()).slice(
    0,
    CHECK_SYMBOLS,
  );

function encoded(bytes: Buffer): string {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  const count = Math.ceil((bytes.length * 8) / BITS);
  value <<= BigInt(count * BITS - bytes.length * 8);
  return Array.from({ length: count }, (_, place) => {
    const shift = BigInt((count - 1 - place) * BITS);
    return SYMBOLS[Number((value >> shift) & 31n)];
  }).join('');
}

function decoded(symbols: string): Buffer | undefined {
  let value = 0n;
  for (const symbol of symbols) {
    const digit = SYMBOLS.indexOf(symbol);
    if (digit < 0) return undefined;
    value = (value << BigInt(BITS)) | BigInt(digit);
  }
  return Buffer.from(value.toString(16).padStart(KEY_BYTES * 2, '0'), 'hex');
}

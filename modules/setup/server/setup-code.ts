import { randomInt, timingSafeEqual } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { dataPaths } from '#platform/config/paths';
import { writeOnce } from '#platform/files/write-once';

// Without letters and digits that look alike. 32 symbols, 10 of them: 50 bits, with a limit of tries a minute.
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

const pathOf = (dataDir: string) => dataPaths(dataDir).setupCode;

/** The code that lets a browser configure this installation; undefined once it is configured. */
export async function readSetupCode(dataDir: string): Promise<string | undefined> {
  const text = await readFile(pathOf(dataDir), 'utf8').catch(() => '');
  return text.trim() || undefined;
}

/** Makes the code at the first start, readable only by the account that runs the program. */
export async function ensureSetupCode(dataDir: string): Promise<void> {
  const path = pathOf(dataDir);
  const symbols = Array.from({ length: LENGTH }, () => SYMBOLS[randomInt(SYMBOLS.length)]).join('');
  const code = `${symbols.slice(0, LENGTH / 2)}-${symbols.slice(LENGTH / 2)}\n`;
  await writeOnce(path, code);
}

export async function forgetSetupCode(dataDir: string): Promise<void> {
  await rm(pathOf(dataDir), { force: true });
}

const bare = (text: string) =>
  text
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');

/** Case, hyphen and letters that look alike do not matter. */
export async function isSetupCode(dataDir: string, given: string): Promise<boolean> {
  const expected = await readSetupCode(dataDir);
  if (expected === undefined) return false;
  const [a, b] = [Buffer.from(bare(expected)), Buffer.from(bare(given))];
  return a.length === b.length && timingSafeEqual(a, b);
}

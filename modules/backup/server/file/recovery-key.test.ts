import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadSecretBox, masterKeyPath } from '#platform/settings/secret-box';
import { parseRecoveryKey, type RecoveryKey, recoveryKeyOf } from './recovery-key.ts';

let folder: string;
let own: RecoveryKey;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pec-recovery-'));
  // Always the same: a check of three letters misses a slip in 32,768.
  await mkdir(join(folder, 'secrets'));
  await writeFile(masterKeyPath(folder), Buffer.alloc(32, 7).toString('base64'));
  own = await recoveryKeyOf(folder);
});
afterAll(() => rm(folder, { recursive: true }));

it('is the same as long as the master key is, and another on another installation', async () => {
  expect(await recoveryKeyOf(folder)).toEqual(own);
  const other = join(folder, 'other');
  await loadSecretBox(other);
  const { key, id } = await recoveryKeyOf(other);
  expect(key.equals(own.key)).toBe(false);
  expect(id).not.toBe(own.id);
});

it('comes back from what is typed, whatever the case, blanks, hyphens and letters that look alike', () => {
  expect(own.words).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/);
  const lower = own.words.toLowerCase().replaceAll('-', ' ');
  const alike = own.words.replaceAll('0', 'o').replaceAll('1', 'l');
  for (const typed of [own.words, lower, ` ${own.words.replaceAll('-', '')}\n`, alike])
    expect(parseRecoveryKey(typed)?.equals(own.key)).toBe(true);
});

it('one slip, two letters changed about, one missing or one too many are noticed', () => {
  const letters = own.words.replaceAll('-', '');
  const slips = Array.from({ length: letters.length }, (_, at) => {
    const letter = letters[at] === 'A' ? 'B' : 'A';
    return letters.slice(0, at) + letter + letters.slice(at + 1);
  });
  // The first two that differ.
  const at = letters.split('').findIndex((letter, place) => letter !== letters[place + 1]);
  const swapped = letters.slice(0, at) + letters.charAt(at + 1) + letters.charAt(at) + letters.slice(at + 2);
  for (const typed of [...slips, swapped, letters.slice(1), `${letters}A`, '', 'não sei'])
    expect(parseRecoveryKey(typed)).toBeUndefined();
});

it('never throws, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const key = parseRecoveryKey(text);
      expect(key === undefined || key.length === 20).toBe(true);
    }),
  );
});

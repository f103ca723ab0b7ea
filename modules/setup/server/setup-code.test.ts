import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureSetupCode, forgetSetupCode, isSetupCode, readSetupCode } from './setup-code.ts';

describe('set-up code', () => {
  let dataDir = '';
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'pec-setup-'));
  });
  afterAll(() => rm(dataDir, { recursive: true }));

  it('is made once, for the account of the program alone, and forgotten for good', async () => {
    expect(await readSetupCode(dataDir)).toBeUndefined();
    expect(await isSetupCode(dataDir, '')).toBe(false);
    await ensureSetupCode(dataDir);
    const code = await readSetupCode(dataDir);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    await ensureSetupCode(dataDir);
    expect(await readSetupCode(dataDir)).toBe(code);
    const { mode } = await stat(join(dataDir, 'run', 'setup-code'));
    expect(mode & 0o777).toBe(0o600);

    const typed = code?.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l') ?? '';
    expect(await isSetupCode(dataDir, typed)).toBe(true);
    expect(await isSetupCode(dataDir, typed.slice(1))).toBe(false);
    expect(await isSetupCode(dataDir, `${typed.slice(0, -1)}${typed.endsWith('z') ? 'y' : 'z'}`)).toBe(false);

    await forgetSetupCode(dataDir);
    expect(await isSetupCode(dataDir, code ?? '')).toBe(false);
  });
});

import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderForCopies, RECOVERY_KEY, writeSmallCopy } from '../../test/files.ts';
import { copyName } from './names.ts';
import { inPlace, placeIn } from './other-places.ts';

let near: string;
let far: string;
const removes: Array<() => Promise<void>> = [];
beforeAll(async () => {
  for (const place of ['near', 'far'] as const) {
    const made = await folderForCopies();
    removes.push(made.remove);
    if (place === 'near') near = made.folder;
    else far = made.folder;
  }
});
afterAll(() => Promise.all(removes.map((remove) => remove())));

const never = () => new Promise<never>(() => undefined);

describe('a place that may hang', () => {
  it('is given up after a silence, and not tried again while the first still hangs', async () => {
    let release: () => void = () => undefined;
    const hangs = () => new Promise<void>((resolve) => (release = resolve));
    await expect(inPlace('/hangs', hangs, 20)).rejects.toMatchObject({ code: 'copy-place-silent' });
    await expect(inPlace('/hangs', async () => 'at once', 20)).rejects.toMatchObject({
      code: 'copy-place-silent',
    });
    expect(await inPlace('/well', async () => 'at once', 20)).toBe('at once');
    release();
    await expect.poll(() => inPlace('/hangs', async () => 'back', 1000)).toBe('back');
  });

  it('that is slow and goes on is waited for', async () => {
    const slow = async (moving: () => void) => {
      for (let step = 0; step < 10; step++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        moving();
      }
      return 'done';
    };
    expect(await inPlace('/slow', slow, 400)).toBe('done');
    await expect(inPlace('/silent', never, 20)).rejects.toThrow('não responde');
  });
});

describe('a copy put in another folder', () => {
  it('is read back there; one that is no copy, or whose folder is gone, is told, and nothing stays', async () => {
    const path = join(near, 'a.pecbackup');
    await writeSmallCopy(path);
    const source = { path, name: 'a.pecbackup', size: 1 };
    expect(await placeIn(far, source, RECOVERY_KEY, {})).toMatchObject({ rows: 3 });
    expect(await readdir(far)).toEqual(['a.pecbackup']);
    await expect(placeIn(join(far, 'fora'), source, RECOVERY_KEY, {})).rejects.toMatchObject({
      code: 'copy-no-place',
    });
    await expect(placeIn(far, { ...source, size: 1e18 }, RECOVERY_KEY, {})).rejects.toMatchObject({
      code: 'copy-no-room',
    });
    await writeFile(path, 'something else');
    await expect(placeIn(far, { ...source, name: 'b.pecbackup' }, RECOVERY_KEY, {})).rejects.toMatchObject({
      code: 'copy-not-one',
    });
    expect((await readdir(far)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

it('names say whose and when, in signs that any disk takes', () => {
  const at = new Date('2026-11-21T05:00:07Z');
  expect(copyName('UBS Jardim das Acácias / 2º', at, 'America/Sao_Paulo')).toBe(
    'ubs-jardim-das-acacias-2-2026-11-21-020007.pecbackup',
  );
  expect(copyName('…', at, 'America/Sao_Paulo')).toMatch(/^pec-2026/);
});

import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, link, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a small private file (0600) that must exist whole or not at all, even after a power cut. Of several
 * processes starting at once the first wins; the others find what it wrote, never half of it.
 */
export async function writeOnce(path: string, text: string): Promise<void> {
  if (await exists(path)) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(fresh, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await takePlace(fresh, path);
  } finally {
    await rm(fresh, { force: true });
  }
}

async function takePlace(fresh: string, path: string): Promise<void> {
  try {
    await link(fresh, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    // Some network and removable disks know no links.
    await copyFile(fresh, path, constants.COPYFILE_EXCL).catch((reason: NodeJS.ErrnoException) => {
      if (reason.code !== 'EEXIST') throw reason;
    });
  }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Link } from '#modules/production/test/link';

const LOOK_MS = 50;
const AWAY_MS = 1_000;
const MEBIBYTE = 1024 * 1024;

/** Bytes of all files below a folder; some may go meanwhile. */
async function bytesBelow(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = names.map((name) => stat(join(folder, name)).catch(() => undefined));
  return (await Promise.all(sizes)).reduce((sum, one) => sum + (one?.isFile() ? one.size : 0), 0);
}

/**
 * Cuts the link for a moment when nine tenths of what waits in `folder` went through; how much more than all of it went in the
 * end, in %. All of it waits there before the first is sent.
 */
export async function sentAgain<T>(
  link: Link,
  folder: string,
  send: () => Promise<T>,
): Promise<{ percent: number; result: T }> {
  let isCut = false;
  let over = false;
  const before = link.sent();
  const sent = () => link.sent() - before;
  const cut = async () => {
    while (!over && !isCut) {
      await sleep(LOOK_MS);
      const whole = await bytesBelow(folder);
      if (whole < MEBIBYTE || sent() < 0.9 * whole) continue;
      link.down();
      await sleep(AWAY_MS);
      link.up();
      isCut = true;
    }
  };
  const [result] = await Promise.all([send().finally(() => (over = true)), cut()]);
  if (!isCut) throw new Error('the link was never cut');
  const whole = await bytesBelow(folder);
  return { percent: (sent() / whole - 1) * 100, result };
}

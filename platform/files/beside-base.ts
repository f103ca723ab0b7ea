import { access, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What lies in the data folder and belongs to one life of the base, named as in a copy. */
const PARTS = ['secrets/master.key', 'audit'] as const;
/** In the folder of a life that is to come: which one it takes the place of. */
const MARK = 'waiting';
/** Of a base that nobody has set up. */
const NAMELESS = 'nova';

const folderOf = (dataDir: string): string => join(dataDir, 'bases');
const lifeOf = (dataDir: string, incarnation: string | null): string =>
  join(folderOf(dataDir), incarnation ?? NAMELESS);

/** One base takes the place of another: each incarnation has its own key and its own heads of the trail. */
export type Succession = { incarnation: string | null; before: string | null };

/**
 * Lets what belongs to a base that is to come wait in the data folder; `fill` puts it there. It comes into place once a
 * base of that incarnation has the installation's name, see {@link settleBeside}.
 */
export async function layBeside(
  dataDir: string,
  { incarnation, before }: Succession,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = lifeOf(dataDir, incarnation);
  for (const part of ['secrets', 'audit']) await mkdir(join(folder, part), { recursive: true, mode: 0o700 });
  await fill(folder);
  await mark(folder, before ?? NAMELESS);
}

/** On disk before a base may take the name: without it nobody would know what to put where. */
async function mark(folder: string, instead: string): Promise<void> {
  const file = await open(join(folder, MARK), 'w', 0o600);
  try {
    await file.writeFile(instead);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What waited for a base that will not come is gone. */
export async function forgetBeside(dataDir: string, incarnation: string | null): Promise<void> {
  await rm(lifeOf(dataDir, incarnation), { recursive: true, force: true });
}

/**
 * Puts what belongs to the base that has the installation's name in place, and what was there away, under the life it
 * belongs to. Killed anywhere, the next start goes on where it stopped; with nothing waiting it does nothing.
 */
export async function settleBeside(dataDir: string, incarnation: string | null): Promise<void> {
  const folder = lifeOf(dataDir, incarnation);
  const before = await readFile(join(folder, MARK), 'utf8').catch(() => undefined);
  if (!before) return;
  const away = join(folderOf(dataDir), before);
  for (const part of PARTS) {
    if (!(await exists(join(folder, part)))) continue;
    if (await exists(join(dataDir, part))) await move(join(dataDir, part), join(away, part));
    await move(join(folder, part), join(dataDir, part));
  }
  // Of a base that had sealed nothing yet: going back to it, no other's heads may stay.
  await mkdir(join(away, 'audit'), { recursive: true, mode: 0o700 });
  // It waits for its base to have the name again: by a person's wish, or because this one does not work.
  await mark(away, incarnation ?? NAMELESS);
  await rm(folder, { recursive: true, force: true });
}

/** Lives whose files lie in the data folder besides those in place. */
export async function livesBeside(dataDir: string): Promise<(string | null)[]> {
  const names = await readdir(folderOf(dataDir)).catch(() => []);
  return names.map((name) => (name === NAMELESS ? null : name));
}

async function move(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rm(to, { recursive: true, force: true });
  await rename(from, to);
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

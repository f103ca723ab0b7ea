import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { projectRoot } from '#platform/config/root';

export type Migration = {
  id: string;
  owner: string;
  sha256: string;
  text: string;
  /** What it said while it was another text, if bases were made by that. */
  former?: readonly Former[];
};

/** A text that a migration had when it landed, by the start of its hash; `mend` makes of what that did what it does now. */
export type Former = { sha256Start: string; mend: string };

const NAME = /^\d{12}_[a-z0-9_]+\.sql$/;
const FORMER_NAME = /^(\d{12}_[a-z0-9_]+)\.([0-9a-f]{12})\.sql$/;

/** All migrations of platform and modules in their one global order (by the timestamp of the file name). */
export async function readMigrations(root: string = projectRoot()): Promise<Migration[]> {
  const owners = (await readdir(join(root, 'modules'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ owner: entry.name, directory: join(root, 'modules', entry.name, 'migrations') }));
  owners.push({ owner: 'platform', directory: join(root, 'platform', 'migrations') });
  const lists = await Promise.all(owners.map(({ owner, directory }) => readDirectory(owner, directory)));
  return lists.flat().sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function readDirectory(owner: string, directory: string): Promise<Migration[]> {
  const former = await readFormer(owner, join(directory, 'former'));
  const migrations = await Promise.all(
    (await sqlFiles(directory)).map(async (name) => {
      // One left out in silence would leave the base behind the program.
      if (!NAME.test(name)) throw new Error(`${owner}: a migration is named yyyymmddhhmm_what.sql: ${name}`);
      const text = await readFile(join(directory, name), 'utf8');
      const sha256 = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
      const id = basename(name, '.sql');
      return { id, owner, sha256, text, former: former.get(id) ?? [] };
    }),
  );
  const ids = new Set(migrations.map(({ id }) => id));
  const lost = [...former.keys()].find((id) => !ids.has(id));
  if (lost) throw new Error(`${owner}: there is no migration ${lost} that had a former text`);
  return migrations;
}

async function readFormer(owner: string, directory: string): Promise<Map<string, Former[]>> {
  const found = new Map<string, Former[]>();
  for (const name of await sqlFiles(directory)) {
    const [, id, sha256Start] = FORMER_NAME.exec(name) ?? [];
    if (!id || !sha256Start) throw new Error(`${owner}: a former text is named ID.SHA256START.sql: ${name}`);
    const mend = await readFile(join(directory, name), 'utf8');
    found.set(id, [...(found.get(id) ?? []), { sha256Start, mend }]);
  }
  return found;
}

async function sqlFiles(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch(noneWhenAbsent);
  return names.filter((name) => name.endsWith('.sql'));
}

function noneWhenAbsent(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

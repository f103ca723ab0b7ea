import { listBeside } from './list.ts';
import { momentOf } from './names.ts';
import { connectAdmin, dropBase, hold } from './scratch.ts';
import type { BaseServer } from './server.ts';

const KEPT_MS = 30 * 86_400_000;

/** Deletes bases that somebody began and nobody makes any more: their maker was killed. Returns their names. */
export async function cleanScratch(server: BaseServer): Promise<string[]> {
  const { whole, half } = await listBeside(server, 'scratch');
  const begun = [...whole, ...half];
  if (begun.length === 0) return [];
  const client = await connectAdmin(server);
  try {
    const gone: string[] = [];
    for (const { name } of begun) {
      if (!(await hold(client, name))) continue;
      await dropBase(client, name);
      gone.push(name);
    }
    return gone;
  } finally {
    await client.end();
  }
}

/** Takes a base of before away for good. Throws for any other: the name is all that says which may go. */
export async function deleteBaseOfBefore(server: BaseServer, name: string): Promise<void> {
  if (!momentOf(server.base, 'before', name)) throw new Error('only bases of before are deleted');
  const client = await connectAdmin(server);
  try {
    await dropBase(client, name);
  } finally {
    await client.end();
  }
}

/** Deletes those to which nobody went back in 30 days, and those whose deletion was killed. Returns their names. */
export async function deleteOldBases(server: BaseServer, now: Date): Promise<string[]> {
  const { whole, half } = await listBeside(server, 'before');
  const old = [...whole.filter(({ at }) => now.getTime() - at.getTime() > KEPT_MS), ...half];
  for (const { name } of old) await deleteBaseOfBefore(server, name);
  return old.map(({ name }) => name);
}

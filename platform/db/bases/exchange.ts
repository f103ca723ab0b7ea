import type pg from 'pg';
import { endConnections, isInUse, whoStays } from './connections.ts';
import { baseName } from './names.ts';
import { connectAdmin, namesOf, requireRight } from './scratch.ts';
import { type BaseServer, quoted } from './server.ts';

const MOST_TRIES = 3;

/**
 * Gives the name of the installation's base to another one beside it: one transaction renames both, so that whatever
 * is killed, each name leads to a whole base. Returns the name under which the base of before goes on. Whoever is
 * connected is cut off; the caller has stopped the installation's own processes. Throws StartError, with nothing
 * changed, while somebody stays connected whom the role may not cut off.
 */
export async function exchangeBases(server: BaseServer, other: string, now: Date): Promise<string> {
  const client = await connectAdmin(server);
  try {
    await requireRight(client, server);
    const before = await freeName(client, server.base, now);
    for (let tried = 1; ; tried++) {
      try {
        await rename(client, server.base, { other, before });
        return before;
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        if (!isInUse(error)) throw error;
        if (tried === MOST_TRIES) throw await whoStays(client, [server.base, other], error);
      }
    }
  } finally {
    await client.end();
  }
}

async function rename(
  client: pg.Client,
  base: string,
  { other, before }: { other: string; before: string },
): Promise<void> {
  await endConnections(client, [base, other]);
  await client.query('begin');
  await client.query(`alter database ${quoted(base)} rename to ${quoted(before)}`);
  await client.query(`alter database ${quoted(other)} rename to ${quoted(base)}`);
  await client.query('commit');
}

async function freeName(client: pg.Client, base: string, now: Date): Promise<string> {
  const taken = new Set(await namesOf(client));
  for (let at = now; ; at = new Date(at.getTime() + 1_000)) {
    const name = baseName(base, 'before', at);
    if (!taken.has(name)) return name;
  }
}

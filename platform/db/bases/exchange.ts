import type pg from 'pg';
import { StartError } from '#platform/process/start-error';
import { baseName } from './names.ts';
import { connectAdmin, namesOf } from './scratch.ts';
import { type BaseServer, quoted } from './server.ts';

const MOST_TRIES = 3;
/** object_in_use: somebody is connected. */
const IN_USE = '55006';

/**
 * Gives the name of the installation's base to another one beside it: one transaction renames both, so that whatever
 * is killed, each name leads to a whole base. Returns the name under which the base of before goes on. Whoever is
 * connected is cut off; the caller has stopped the installation's own processes. Throws StartError, with nothing
 * changed, while somebody stays connected whom the role may not cut off.
 */
export async function exchangeBases(server: BaseServer, other: string, now: Date): Promise<string> {
  const client = await connectAdmin(server);
  try {
    const before = await freeName(client, server.base, now);
    for (let tried = 1; ; tried++) {
      try {
        await rename(client, server.base, { other, before });
        return before;
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        if ((error as { code?: string }).code !== IN_USE) throw error;
        if (tried === MOST_TRIES) throw await whoStays(client, server.base, other, error);
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
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = any($1) and pid <> pg_backend_pid()
      and (usename = current_user or current_setting('is_superuser')::boolean)`,
    [[base, other]],
  );
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

async function whoStays(client: pg.Client, base: string, other: string, cause: unknown): Promise<StartError> {
  const { rows } = await client.query<{ who: string }>(
    `select distinct coalesce(usename, '?') || coalesce(' (' || nullif(application_name, '') || ')', '') as who
      from pg_stat_activity where datname = any($1)`,
    [[base, other]],
  );
  const who = rows.map((row) => row.who).join(', ') || 'outra conta';
  return new StartError(
    `A base não pôde ser trocada: há conexão aberta de ${who}. Feche-a e tente de novo. Nada foi alterado.`,
    { cause },
  );
}

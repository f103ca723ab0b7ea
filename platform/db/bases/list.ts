import { connectClient } from '#platform/db/database';
import { type BaseKind, momentOf } from './names.ts';
import type { BaseServer } from './server.ts';

/** A base beside the installation's, and when it got its name. */
export type BaseBeside = { name: string; at: Date };

/** Bases of a kind that can be entered, the newest first. Asked of the installation's own base: any role may. */
export const listBases = (server: BaseServer, kind: BaseKind): Promise<BaseBeside[]> =>
  list(server, kind, 'datconnlimit <> -2');

/** Those that a killed deletion left: nobody enters them, and all that can be done is to delete them again. */
export const listHalfDeleted = (server: BaseServer, kind: BaseKind): Promise<BaseBeside[]> =>
  list(server, kind, 'datconnlimit = -2');

async function list(server: BaseServer, kind: BaseKind, which: string): Promise<BaseBeside[]> {
  const client = await connectClient(server.urlOf(server.base), 'pec-bases');
  try {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database
        where datdba = (select datdba from pg_database where datname = current_database()) and ${which}`,
    );
    return rows
      .flatMap(({ name }) => {
        const at = momentOf(server.base, kind, name);
        return at ? [{ name, at }] : [];
      })
      .sort((a, b) => b.at.getTime() - a.at.getTime());
  } finally {
    await client.end();
  }
}

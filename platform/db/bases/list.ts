import { connectClient } from '#platform/db/database';
import { type BaseKind, momentOf } from './names.ts';
import type { BaseServer } from './server.ts';

/** A base beside the installation's, and when it got its name. */
export type BaseBeside = { name: string; at: Date };

/** `half`: what a killed deletion left. Nobody enters such a base, and all that can be done is to delete it again. */
type Beside = { whole: BaseBeside[]; half: BaseBeside[] };

/** Bases of a kind that can be entered, the newest first. */
export const listBases = async (server: BaseServer, kind: BaseKind): Promise<BaseBeside[]> =>
  (await listBeside(server, kind)).whole;

/** All of a kind, the newest first. Asked of the installation's own base: any role may. */
export async function listBeside(server: BaseServer, kind: BaseKind): Promise<Beside> {
  const client = await connectClient(server.urlOf(server.base), 'pec-bases');
  try {
    const { rows } = await client.query<{ name: string; isHalf: boolean }>(
      `select datname as name, datconnlimit = -2 as "isHalf" from pg_database
        where datdba = (select datdba from pg_database where datname = current_database())`,
    );
    const besideIn = (isHalf: boolean): BaseBeside[] =>
      rows
        .flatMap((row) => {
          const at = row.isHalf === isHalf ? momentOf(server.base, kind, row.name) : undefined;
          return at ? [{ name: row.name, at }] : [];
        })
        .sort((a, b) => b.at.getTime() - a.at.getTime());
    return { whole: besideIn(false), half: besideIn(true) };
  } finally {
    await client.end();
  }
}

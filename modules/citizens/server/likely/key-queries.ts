import { type Db, rowsOf, sql } from '#platform/db/database';
import { identificationColumns } from '../record/queries.ts';
import { toldColumns, type ToldRow } from './candidate-queries.ts';

/** Registrations without matching keys, in the order of ids, after `after`. */
export const findWithoutKeys = (db: Db, after: string | null, limit: number): Promise<ToldRow[]> =>
  rowsOf<ToldRow>(
    db,
    sql`select ${identificationColumns}, ${toldColumns} from citizen c
      where c.match_keys = '{}' and (${after}::uuid is null or c.id > ${after}::uuid)
      order by c.id limit ${limit}`,
  );

/** Answers whose keys were written: a row written meanwhile has its keys already, and newer ones. */
export async function giveKeys(
  db: Db,
  keyed: ReadonlyArray<{ id: string; keys: readonly number[] }>,
): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`update citizen c set match_keys = k.keys
      from jsonb_to_recordset(${JSON.stringify(keyed)}::jsonb) as k (id uuid, keys bigint[])
      where c.id = k.id and c.match_keys = '{}' returning c.id`,
  );
  return rows.map(({ id }) => id);
}

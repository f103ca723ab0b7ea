import { rowsOf, sql, type Tx } from '#platform/db/database';

type Index = { name: string; definition: string };

/** The indexes that only make reading faster: those of a constraint keep rows right, and stay. */
const plainIndexes = (db: Tx, tables: readonly string[]) =>
  rowsOf<Index>(
    db,
    sql`select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = any(${[...tables]}::regclass[]) and not i.indisunique
        and not exists (select from pg_constraint x where x.conindid = i.indexrelid)
      order by c.relname`,
  );

/** Enough to sort a million keys in memory, given back at the end of the transaction. */
const SORT_MEMORY = '256MB';

/**
 * Does `act` with the plain indexes of the tables taken away, and builds them again after: for a million rows that
 * is several times faster than keeping them up row by row. In the transaction of the act: nobody reads the tables
 * meanwhile, and a failure leaves them as they were. `building` is told which of how many is next.
 */
export async function withoutIndexes<T>(
  db: Tx,
  tables: readonly string[],
  act: () => Promise<T>,
  building: (place: number, total: number) => void,
): Promise<T> {
  const indexes = await plainIndexes(db, tables);
  for (const { name } of indexes) await sql`drop index ${sql.id(name)}`.execute(db);
  const result = await act();
  await sql`select set_config('maintenance_work_mem', ${SORT_MEMORY}, true)`.execute(db);
  for (const [place, { definition }] of indexes.entries()) {
    building(place + 1, indexes.length);
    await sql.raw(definition).execute(db);
  }
  return result;
}

import type pg from 'pg';

/** What a base checks and keeps up at each row, and how it is made again. */
export type SetAside = { drop: string; make: string };

type Statements = { drop: string; make: string };

/** Foreign keys of all tables; of partitioned ones those of the whole, which those of the parts follow. */
async function foreignKeys(client: pg.Client): Promise<Statements[]> {
  const { rows } = await client.query<Statements>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
        format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
      from pg_constraint
      where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace
      order by conrelid::regclass::text, conname`,
  );
  return rows;
}

/**
 * Indexes that hold nothing together: made over all rows at once in a fraction of what each row costs. That of a
 * partitioned table is told as of the whole only, and is made of its parts too.
 */
async function indexes(client: pg.Client): Promise<Statements[]> {
  const { rows } = await client.query<Statements>(
    `select format('drop index %s', i.indexrelid::regclass) as drop, regexp_replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') as make
      from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relnamespace = 'public'::regnamespace and not c.relispartition and not i.indisunique
        and not i.indisclustered and not i.indisreplident
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
      order by 1`,
  );
  return rows;
}

/** What is set aside for loading, in the order in which it goes; it comes back the other way round. */
export const listSetAside = async (client: pg.Client): Promise<SetAside[]> => [
  ...(await foreignKeys(client)),
  ...(await indexes(client)),
];

/** Tables whose triggers would judge rows that were judged when they were first written; parts have their own. */
export async function listTriggered(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct tgrelid::regclass::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not tgisinternal and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  return rows.map(({ name }) => name);
}

export async function switchTriggers(client: pg.Client, table: string, on: boolean): Promise<void> {
  await client.query(`alter table ${table} ${on ? 'enable' : 'disable'} trigger user`);
}

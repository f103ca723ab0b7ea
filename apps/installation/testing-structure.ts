import type pg from 'pg';

/** Everything of a base that is no row, each with a name and how it reads; the order of a table's columns is nothing. */
const PARTS = [
  `select 'extension ' || extname as name, '' as reads from pg_extension`,
  `select 'relation ' || c.relname, concat_ws(' ', c.relkind::text, c.relpersistence::text, c.relrowsecurity::text,
      c.reloptions::text, pg_get_partkeydef(c.oid), obj_description(c.oid, 'pg_class'),
      case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end)
    from pg_class c where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = 'public'::regnamespace`,
  `select 'column ' || c.relname || '.' || a.attname, concat_ws(' ', format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then 'not null' end, l.collname, a.attidentity::text, a.attgenerated::text, a.attstorage::text,
      pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum))
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    left join pg_collation l on l.oid = a.attcollation
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm')
      and c.relnamespace = 'public'::regnamespace`,
  // PostgreSQL 18 keeps "not null" here too.
  `select 'constraint ' || conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) || ' ' || convalidated
    from pg_constraint where contype <> 'n' and connamespace = 'public'::regnamespace`,
  `select 'index ' || c.relname, pg_get_indexdef(c.oid) || ' ' || i.indisvalid
    from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = 'public'::regnamespace`,
  `select 'trigger ' || tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid) || ' ' || tgenabled::text
    from pg_trigger where not tgisinternal`,
  `select 'function ' || p.oid::regprocedure, pg_get_functiondef(p.oid) from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prokind <> 'a'
      and not exists (select 1 from pg_depend e where e.objid = p.oid and e.deptype = 'e')`,
  `select 'sequence ' || seqrelid::regclass, concat_ws(' ', seqtypid::regtype, seqstart, seqincrement, seqmax, seqcycle)
    from pg_sequence`,
  `select 'type ' || t.typname, concat_ws(' ', t.typtype::text, format_type(t.typbasetype, t.typtypmod),
      (select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum where enumtypid = t.oid))
    from pg_type t where t.typtype in ('e', 'd') and t.typnamespace = 'public'::regnamespace`,
];

/** The structure of a base, part by part, as its server tells it. */
export async function structureOf(client: pg.ClientBase): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; reads: string }>(PARTS.join(' union all '));
  return Object.fromEntries(rows.map(({ name, reads }) => [name, reads]));
}

type Month = { parent: string; day: string };

/** Gives each of two bases the months of the other: what only grows is cut by when a base was in use. */
export async function shareMonths(one: pg.ClientBase, other: pg.ClientBase): Promise<void> {
  const [ofOne, ofOther] = [await monthsOf(one), await monthsOf(other)];
  await addMonths(one, ofOther);
  await addMonths(other, ofOne);
}

async function monthsOf(client: pg.ClientBase): Promise<Month[]> {
  const { rows } = await client.query<Month>(`
    select inhparent::regclass::text as parent, to_char(to_date(right(c.relname, 6), 'YYYYMM'), 'YYYY-MM-DD') as day
    from pg_inherits join pg_class c on c.oid = inhrelid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname ~ '_[0-9]{6}$'`);
  return rows;
}

async function addMonths(client: pg.ClientBase, months: readonly Month[]): Promise<void> {
  for (const { parent, day } of months)
    await client.query('select ensure_month_partitions($1::regclass, $2::date, 1)', [parent, day]);
}

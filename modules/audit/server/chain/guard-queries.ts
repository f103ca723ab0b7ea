import { type Db, rowsOf, sql } from '#platform/db/database';

/** Something that stands between an event and its table, in words that hold no name of a table. */
export type Guard = { table: string; guard: string };

const TRAIL = sql`('audit_event'::regclass), ('audit_block'::regclass), ('audit_key'::regclass),
  ('audit_archive'::regclass), ('audit_epoch'::regclass)`;

/**
 * What the tables of the trail and their months do by themselves: triggers with what they run, rules, row security,
 * and the values that events get without being told.
 */
export function findGuards(db: Db): Promise<Guard[]> {
  return rowsOf<Guard>(
    db,
    sql`with trail as (
        select oid from (values ${TRAIL}) as named(oid)
        union select inhrelid from pg_inherits where inhparent = 'audit_event'::regclass)
      select c.relname as table, found.guard from trail t join pg_class c on c.oid = t.oid cross join lateral (
        select 'gatilho ' || g.tgname || ' (' || g.tgenabled::text || ') '
            || regexp_replace(pg_get_triggerdef(g.oid), '^CREATE .*?TRIGGER \\S+ (.*) ON \\S+ (.*)$', '\\1 \\2') || ': '
            || regexp_replace(p.prosrc, '\\s+', ' ', 'g') as guard
          from pg_trigger g join pg_proc p on p.oid = g.tgfoid where g.tgrelid = c.oid and not g.tgisinternal
        union all select 'regra ' || r.rulename from pg_rewrite r where r.ev_class = c.oid
        union all select 'segurança de linhas' where c.relrowsecurity or c.relforcerowsecurity
        union all select 'política ' || polname from pg_policy where polrelid = c.oid
        union all select 'valor padrão ' || a.attname || ' = ' || pg_get_expr(d.adbin, d.adrelid)
          from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
          where d.adrelid = c.oid and c.oid = 'audit_event'::regclass) as found
      order by 1, 2`,
  );
}

/** The tables of the trail, its months among them. */
export async function findTrailTables(db: Db): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(
    db,
    sql`select oid::regclass::text as name from (values ${TRAIL}) as named(oid)
      union select inhrelid::regclass::text from pg_inherits where inhparent = 'audit_event'::regclass order by 1`,
  );
  return rows.map(({ name }) => name);
}

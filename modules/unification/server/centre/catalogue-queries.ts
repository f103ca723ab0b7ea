import type pg from 'pg';
import type { TableDeclaration } from '#platform/db/tables';
import { type EnteringTable, inOrder } from './table.ts';

type Described = Pick<EnteringTable, 'name' | 'columns' | 'key' | 'references' | 'month'>;

/** The tables whose rows enter, those that are pointed at first. */
export async function enteringTables(
  client: pg.ClientBase,
  declarations: readonly TableDeclaration[],
): Promise<EnteringTable[]> {
  const declared = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  const entering = declarations.flatMap(({ name, unification }) =>
    unification.rule === 'skip' ? [] : [name],
  );
  const tables = (await describe(client, entering)).map((described): EnteringTable => {
    const declaration = declared.get(described.name);
    if (!declaration || declaration.unification.rule === 'skip')
      throw new Error('a table that nobody asked for');
    return { ...described, rule: declaration.unification, declaration };
  });
  return inOrder(tables);
}

/** In one order whenever it is asked: what is staged is known by it. */
async function describe(client: pg.ClientBase, names: readonly string[]): Promise<Described[]> {
  const { rows } = await client.query<Described>(
    `select c.relname as name,
        (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
            'notNull', a.attnotnull) order by a.attnum)
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            and a.attgenerated = '') as columns,
        (select json_agg(a.attname order by array_position(k.conkey, a.attnum)) from pg_attribute a
          where a.attrelid = c.oid and a.attnum = any (k.conkey)) as key,
        (select coalesce(json_agg(json_build_object('column', a.attname, 'table', f.confrelid::regclass::text,
            'target', b.attname)), '[]')
          from pg_constraint f
          cross join unnest(f.conkey, f.confkey) as pair (here, there)
          join pg_attribute a on a.attrelid = f.conrelid and a.attnum = pair.here
          join pg_attribute b on b.attrelid = f.confrelid and b.attnum = pair.there
          where f.conrelid = c.oid and f.contype = 'f' and f.confrelid::regclass::text = any ($1)) as references,
        (select a.attname from pg_partitioned_table p
          join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0]
          where p.partrelid = c.oid) as month
      from pg_class c
      join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
      where c.relname = any ($1) and c.relnamespace = 'public'::regnamespace
      order by c.relname`,
    [names],
  );
  if (rows.length !== names.length) throw new Error('a table that enters is not in the base, or has no key');
  return rows;
}

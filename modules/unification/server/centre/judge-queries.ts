import type pg from 'pg';
import { quoted } from '#platform/db/bases/server';
import {
  isEntering,
  keyText,
  literal,
  mappedRows,
  outcomeOf,
  settledRows,
  STAGE,
  stageOf,
} from './row-queries.ts';
import { type EnteringTable, idOf, type Mapping } from './table.ts';
import { columnWords } from './words.ts';

/** What is judged anew begins with nothing found. */
export async function forgetFound(client: pg.ClientBase): Promise<void> {
  await client.query(`truncate ${STAGE}.met, ${STAGE}.outcome`);
}

const OUTCOME_COLUMNS = 'table_name, pec_row, outcome, target, target_id, enters, kept, reason';
const notFound = (table: EnteringTable) =>
  `not exists (select from ${STAGE}.outcome o where o.table_name = ${literal(table.name)} and o.pec_row = s.pec_row)`;

const add = (table: EnteringTable, found: string): string =>
  `insert into ${STAGE}.outcome (${OUTCOME_COLUMNS}) select ${literal(table.name)}, found.* from (${found}) found`;

const sameColumns = (columns: readonly string[]): string =>
  columns.length === 0
    ? 'true'
    : `row(${columns.map((name) => `s.${quoted(name)}`).join(', ')}) is not distinct from
       row(${columns.map((name) => `c.${quoted(name)}`).join(', ')})`;

const keysMeet = (table: EnteringTable): string =>
  table.key.map((name) => `s.${quoted(name)} = c.${quoted(name)}`).join(' and ');

/** Rows of a table that moves, which are here already: equal, or something that must not be. */
export async function findThere(client: pg.ClientBase, table: EnteringTable): Promise<void> {
  const all = table.columns.map(({ name }) => name);
  await client.query(
    add(
      table,
      `select s.pec_row, case when ${sameColumns(all)} then 'equal' else 'clash' end, ${keyText('c', table.key)},
          ${targetId(table)}, false, null::jsonb, null
        from (${mappedRows(table)}) s join ${quoted(table.name)} c on ${keysMeet(table)} where ${notFound(table)}`,
    ),
  );
}

const targetId = (table: EnteringTable): string => (idOf(table) === undefined ? 'null::uuid' : 'c.id');

const INSTANT = /^timestamp/;
/** What tells whether two rows that met are equal. */
function comparedColumns(table: EnteringTable, rule: Mapping): string[] {
  if (rule.compare) return [...rule.compare];
  const keys = new Set([...table.key, ...rule.by.flat()]);
  return table.columns
    .filter(({ name, type }) => !keys.has(name) && !INSTANT.test(type))
    .map(({ name }) => name);
}

/** Values of the unit that differ from those here; bytes as base64. */
function keptValues(table: EnteringTable, columns: readonly string[]): string {
  const told = table.columns.filter(({ name }) => columns.includes(name));
  if (told.length === 0) return `'{}'::jsonb`;
  return `(select coalesce(jsonb_object_agg(name, value), '{}') from (values ${told
    .map(({ name, type }) => {
      const [one, other] = [`s.${quoted(name)}`, `c.${quoted(name)}`];
      const value = type === 'bytea' ? `to_jsonb(encode(${one}, 'base64'))` : `to_jsonb(${one})`;
      return `(${literal(name)}, ${value}, ${one} is distinct from ${other})`;
    })
    .join(', ')}) as differing (name, value, differs) where differs)`;
}

/** Rows here among which one may be met. */
const livingRows = (table: EnteringTable, rule: Mapping): string =>
  rule.meets === undefined
    ? quoted(table.name)
    : `(select * from ${quoted(table.name)} s where ${rule.meets})`;

/** Two that have the same key, and no key tried before that says otherwise. */
function meeting(table: EnteringTable, rule: Mapping, place: number): string {
  const columns = rule.by[place] ?? [];
  const [only] = columns;
  const notNull = (name: string) => table.columns.find((column) => column.name === name)?.notNull === true;
  const same =
    (columns.length === 1 && only !== undefined) || columns.every(notNull)
      ? columns.map((name) => `s.${quoted(name)} = c.${quoted(name)}`).join(' and ')
      : `${keyText('s', columns)} = ${keyText('c', columns)}`;
  const open = rule.by
    .slice(0, place)
    .flat()
    .map((name) => `(s.${quoted(name)} is null or c.${quoted(name)} is null)`);
  return [same, ...open].join(' and ');
}

/** The row of the same id, whatever else it says; then those of each official key, in their order. */
export async function findMet(client: pg.ClientBase, table: EnteringTable, rule: Mapping): Promise<void> {
  const compared = comparedColumns(table, rule);
  const same = sameColumns(compared);
  const ways = [
    { way: keysMeet(table), there: quoted(table.name), meets: 'true', met: 'equal' },
    ...rule.by.map((_, place) => ({
      way: meeting(table, rule, place),
      there: livingRows(table, rule),
      meets: rule.meets ?? 'true',
      met: 'linked',
    })),
  ];
  for (const { way, there, meets, met } of ways) {
    await client.query(
      add(
        table,
        `select distinct on (s.pec_row) s.pec_row,
            case when ${same} then ${literal(met)} else 'version' end,
            ${keyText('c', table.key)}, ${targetId(table)}, false,
            case when not (${same}) then ${keptValues(table, compared)} end, null
          from (${mappedRows(table)}) s join ${there} c on ${way}
          where ${notFound(table)} and (${meets})`,
      ),
    );
  }
}

/** Rows of the unit that are one by the centre's keys: the first enters, the others are it. */
export async function findTwins(client: pg.ClientBase, table: EnteringTable, rule: Mapping): Promise<void> {
  const id = idOf(table);
  for (const columns of rule.by) {
    const [only] = columns;
    const told = columns.length === 1 && only !== undefined ? `s.${quoted(only)} is not null` : 'true';
    await client.query(
      add(
        table,
        `select w.pec_row, 'linked', w.first_key, ${id === undefined ? 'null::uuid' : 'w.first_id'}, false, null::jsonb,
            'repetida na própria unidade'
          from (select s.pec_row, row_number() over same as place,
              first_value(${keyText('s', table.key)}) over same as first_key
              ${id === undefined ? '' : `, first_value(s.${quoted(id)}) over same as first_id`}
            from (${mappedRows(table)}) s where ${notFound(table)} and ${told} and (${rule.meets ?? 'true'})
            window same as (partition by ${keyText('s', columns)} order by s.pec_row)) w
          where w.place > 1`,
      ),
    );
  }
}

/** Rows that belong to one that is here already: what it has here stays. */
export async function leaveOfMet(client: pg.ClientBase, table: EnteringTable, of: string): Promise<void> {
  await client.query(
    add(
      table,
      `select s.pec_row, 'version', null, null::uuid, false, to_jsonb(s) - 'pec_row' - 'pec_piece', 'fica o que a central já tem'
        from ${stageOf(table.name)} s join ${STAGE}.met on met.source = s.${quoted(of)}
        where ${notFound(table)}`,
    ),
  );
}

/** Values that only one row may have, and one here has: the row enters without, for a person to look at. */
export async function findDisputed(
  client: pg.ClientBase,
  table: EnteringTable,
  column: string,
): Promise<void> {
  await client.query(
    `insert into ${STAGE}.outcome (table_name, pec_row, outcome, enters, kept, reason, without)
      select ${literal(table.name)}, s.pec_row, 'quarantined', true, jsonb_build_object(${literal(column)}, s.${quoted(column)}),
        ${literal(`${columnWords([column])} já é de outro registro da central`)}, array[${literal(column)}]
      from (${mappedRows(table)}) s
      where ${isEntering(table, 's')}
        and exists (select from ${quoted(table.name)} c where c.${quoted(column)} = s.${quoted(column)})
      on conflict (table_name, pec_row) do update set without = outcome.without || excluded.without,
        kept = outcome.kept || excluded.kept, reason = outcome.reason || '; ' || excluded.reason`,
  );
}

/** What was found of rows that others point at. */
export async function keepMet(client: pg.ClientBase, table: EnteringTable): Promise<void> {
  const id = idOf(table);
  if (id === undefined) return;
  await client.query(
    `insert into ${STAGE}.met select s.${quoted(id)}, o.target_id from ${stageOf(table.name)} s join ${outcomeOf(table, 's')}
      where not o.enters and o.target_id is distinct from s.${quoted(id)}`,
  );
}

/** Rows that cannot be without one that was left behind are left too. */
export async function leaveWithout(
  client: pg.ClientBase,
  table: EnteringTable,
  installationId: string,
): Promise<void> {
  const needed = table.references.filter(({ column }) =>
    table.columns.some(({ name, notNull }) => name === column && notNull),
  );
  if (needed.length === 0) return;
  await client.query(
    add(
      table,
      `select s.pec_row, 'quarantined', null, null::uuid, false, null::jsonb, 'depende de um registro que não vem'
        from (${settledRows(table, installationId)}) s
        where (${needed.map(({ column }) => `s.${quoted(column)} is null`).join(' or ')}) and ${notFound(table)}`,
    ),
  );
}

/** References of the unit's rows that point nowhere in what it sent. */
export async function countOrphans(
  client: pg.ClientBase,
  table: EnteringTable,
  tables: ReadonlySet<string>,
): Promise<number> {
  let orphans = 0;
  for (const { column, table: other, target } of table.references) {
    if (!tables.has(other)) continue;
    const { rows } = await client.query<{ count: number }>(
      `select count(*) as count from ${stageOf(table.name)} s where s.${quoted(column)} is not null
        and not exists (select from ${stageOf(other)} r where r.${quoted(target)} = s.${quoted(column)})`,
    );
    orphans += Number(rows[0]?.count ?? 0);
  }
  return orphans;
}

export type Counted = { table: string; outcome: string; enters: boolean; count: number };

export async function countOutcomes(client: pg.ClientBase): Promise<Counted[]> {
  const { rows } = await client.query<Counted>(
    `select table_name as table, outcome, enters, count(*)::float8 as count from ${STAGE}.outcome group by 1, 2, 3`,
  );
  return rows;
}

export async function analyzeFound(client: pg.ClientBase): Promise<void> {
  await client.query(`analyze ${STAGE}.met, ${STAGE}.outcome`);
}

import { quoted } from '#platform/db/bases/server';
import { type Column, type EnteringTable, idOf } from './table.ts';

/** Where rows of a unit wait, and what was found of them. Made by `stage-queries.ts`. */
export const STAGE = 'unification_stage';
export const stageOf = (table: string): string => `${STAGE}.${quoted(table)}`;
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Text that is equal where these columns are, also where both are empty. */
export const keyText = (alias: string, columns: readonly string[]): string => {
  const [only] = columns;
  return columns.length === 1 && only !== undefined
    ? `${alias}.${quoted(only)}::text`
    : `row(${columns.map((column) => `${alias}.${quoted(column)}`).join(', ')})::text`;
};

/** Types that the server hashes as they are, which costs a tenth of hashing their text. */
const HASHED = /^(uuid|text|char|smallint|integer|bigint|numeric|boolean|bytea|jsonb|date|timestamp)/;

/** A number of 64 bits of what stands in these columns; summed, it tells whether the same rows stand on both sides. */
export const hashOf = (alias: string, columns: readonly Column[]): string =>
  `hash_record_extended(row(${columns
    .map(({ name, type }) => `${alias}.${quoted(name)}${HASHED.test(type) ? '' : '::text'}`)
    .join(', ')}), 0)`;

/** The ids of the unit that are others here, as one object that a query reads once. */
const MET = `(select jsonb_object_agg(source, target) from ${STAGE}.met where target is not null)`;

/** SQL of what holds ids inside: of jsonb, any whole string of it may be one. */
const mappedInside = (here: string, type: string): string =>
  type === 'jsonb'
    ? `(select string_agg(coalesce(${MET} ->> part, part), '"' order by place)
        from unnest(string_to_array(${here}::text, '"')) with ordinality as parts (part, place))::jsonb`
    : `coalesce((select array_agg(coalesce((${MET} ->> id::text)::uuid, id) order by place)
        from unnest(${here}) with ordinality as parts (id, place)), ${here})`;

/** SQL of a column of the staged row `r`, with the ids in it as the centre knows them; and what to join for that. */
function mappedColumn(table: EnteringTable, column: { name: string; type: string }, place: number) {
  const here = `r.${quoted(column.name)}`;
  const pointed = table.references.some((reference) => reference.column === column.name);
  if (!(pointed && column.type === 'uuid') && !table.rule.ids?.includes(column.name))
    return { sql: here, join: '' };
  if (column.type !== 'uuid') return { sql: mappedInside(here, column.type), join: '' };
  const met = `m${place}`;
  return {
    sql: `case when ${met}.source is null then ${here} else ${met}.target end`,
    join: `left join ${STAGE}.met ${met} on ${met}.source = ${here}`,
  };
}

/**
 * The staged rows with their ids as the centre knows them: `pec_row`, `pec_key` (their key at the unit) and all columns. What is
 * not asked of it, and its joins, the planner leaves out.
 */
export function mappedRows(table: EnteringTable): string {
  const own = idOf(table);
  const columns = table.columns.map((column, place) => ({
    ...column,
    ...(column.name === own
      ? { sql: `r.${quoted(column.name)}`, join: '' }
      : mappedColumn(table, column, place)),
  }));
  return `select r.pec_row, ${keyText('r', table.key)} as pec_key,
    ${columns.map(({ name, sql }) => `${sql} as ${quoted(name)}`).join(', ')}
    from ${stageOf(table.name)} r ${columns.map(({ join }) => join).join(' ')}`;
}

/** The same, with what a declaration sets in place of what came. `:installation` is the unit's. */
export function settledRows(table: EnteringTable, installationId: string): string {
  const { set = {} } = table.rule;
  if (Object.keys(set).length === 0) return mappedRows(table);
  const columns = table.columns.map(({ name, type }) => {
    const sql = set[name]?.replaceAll(':installation', `${literal(installationId)}::uuid`);
    return sql === undefined ? `s.${quoted(name)}` : `(${sql})::${type} as ${quoted(name)}`;
  });
  return `select s.pec_row, s.pec_key, ${columns.join(', ')} from (${mappedRows(table)}) s`;
}

/** What was found of a staged row, by `pec_row`. */
export const outcomeOf = (table: EnteringTable, alias: string): string =>
  `${STAGE}.outcome o on o.table_name = ${literal(table.name)} and o.pec_row = ${alias}.pec_row`;

/** No row that was found keeps this one out. The planner counts an anti-join well, an outer one with a condition as one row. */
export const isEntering = (table: EnteringTable, alias: string): string =>
  `not exists (select from ${STAGE}.outcome k
    where k.table_name = ${literal(table.name)} and k.pec_row = ${alias}.pec_row and not k.enters)`;

/** Settled rows of which nothing keeps them out, as they enter. */
export function enteringRows(table: EnteringTable, installationId: string): string {
  const disputed = new Set(table.rule.rule === 'map' ? table.rule.disputed : []);
  const columns = table.columns.map(({ name, type }) =>
    disputed.has(name)
      ? `case when ${literal(name)} = any (o.without) then null::${type} else e.${quoted(name)} end as ${quoted(name)}`
      : `e.${quoted(name)}`,
  );
  return `select e.pec_row, e.pec_key, ${columns.join(', ')}
    from (${settledRows(table, installationId)}) e ${disputed.size > 0 ? `left join ${outcomeOf(table, 'e')}` : ''}
    where ${isEntering(table, 'e')}`;
}

/** Of `unification_row u`: what became of a row that stands here since. */
export const ENTERED = "(u.outcome = 'inserted' or (u.outcome = 'quarantined' and u.kept is not null))";

/** Is the row of `unification_row u` the one that stands here as `alias`? */
export const isEntered = (table: EnteringTable, processId: string, alias: string): string =>
  `u.process_id = ${literal(processId)} and u.table_name = ${literal(table.name)} and ${ENTERED}
    and coalesce(u.target_key, u.source_key) = ${keyText(alias, table.key)}`;

/** Rows that entered, as they stand here: known without what was staged, which no copy brings back. */
export const enteredRows = (table: EnteringTable, processId: string): string =>
  `select c.* from ${quoted(table.name)} c join unification_row u on ${isEntered(table, processId, 'c')}`;

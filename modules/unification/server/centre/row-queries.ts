import { quoted } from '#platform/db/bases/server';
import { type EnteringTable, idOf } from './table.ts';

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

/** A number of 60 bits of what stands in these columns; summed, it tells whether the same rows stand on both sides. */
export const hashOf = (alias: string, columns: readonly string[]): string =>
  `('x' || substr(md5(row(${columns.map((column) => `${alias}.${quoted(column)}`).join(', ')})::text), 1, 15))::bit(60)::bigint`;

/** SQL of a column of the staged row `r`, with the ids in it as the centre knows them; and what to join for that. */
function mappedColumn(table: EnteringTable, column: { name: string; type: string }, place: number) {
  const here = `r.${quoted(column.name)}`;
  const pointed = table.references.some((reference) => reference.column === column.name);
  if (!(pointed && column.type === 'uuid') && !table.rule.ids?.includes(column.name))
    return { sql: here, join: '' };
  if (column.type !== 'uuid') return { sql: `${STAGE}.mapped(${here}::text)::${column.type}`, join: '' };
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

/** Settled rows of which nothing keeps them out, as they enter. */
export function enteringRows(table: EnteringTable, installationId: string): string {
  const disputed = new Set(table.rule.rule === 'map' ? table.rule.disputed : []);
  const columns = table.columns.map(({ name, type }) =>
    disputed.has(name)
      ? `case when ${literal(name)} = any (o.without) then null::${type} else e.${quoted(name)} end as ${quoted(name)}`
      : `e.${quoted(name)}`,
  );
  return `select e.pec_row, e.pec_key, ${columns.join(', ')}
    from (${settledRows(table, installationId)}) e left join ${outcomeOf(table, 'e')}
    where o.pec_row is null or o.enters`;
}

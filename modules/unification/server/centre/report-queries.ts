import type pg from 'pg';
import { quoted } from '#platform/db/bases/server';
import type { Outcome, Report } from '../../contract/process.ts';
import { isEntering, keyText, outcomeOf, stageOf } from './row-queries.ts';
import { type EnteringTable, findTable, FORMS } from './table.ts';

/** `differing`: columns in which the unit had something else. */
type Found = Pick<Report['telling'][number], 'called' | 'outcome'> & {
  reason: string | null;
  differing: string[];
};

/** The first rows of a table that people should look at, called as the unit called them. */
export async function tellingRows(
  client: pg.ClientBase,
  table: EnteringTable,
  most: number,
): Promise<Found[]> {
  const called = table.declaration.called ?? keyText('t', table.key);
  const { rows } = await client.query<Found>(
    `select coalesce((${called})::text, ${keyText('t', table.key)}) as called, o.outcome,
        o.reason, array(select jsonb_object_keys(o.kept) order by 1) as differing
      from ${stageOf(table.name)} t join ${outcomeOf(table, 't')}
      where o.outcome in ('version', 'quarantined') order by o.outcome, t.pec_row limit $1`,
    [most],
  );
  return rows;
}

/** Units as they come, with what becomes of them. */
export async function tellUnits(
  client: pg.ClientBase,
  table: EnteringTable,
): Promise<{ cnes: string; name: string; outcome: Outcome }[]> {
  const { rows } = await client.query<{ cnes: string; name: string; outcome: Outcome }>(
    `select t.cnes, t.name, coalesce(o.outcome, 'inserted') as outcome
      from ${stageOf(table.name)} t left join ${outcomeOf(table, 't')} order by t.name, t.cnes`,
  );
  return rows;
}

/** Rows `s` of the unit and `c` of here that are one ficha, of two people. */
const oneFicha = (forms: EnteringTable): string =>
  `${stageOf(forms.name)} s join ${outcomeOf(forms, 's')} join ${quoted(forms.name)} c on c.id = o.target_id
    where s.citizen_id <> c.citizen_id`;

/** People of both bases that hold one ficha: the unit's lots had come before. */
export async function pairsOfOneFicha(
  client: pg.ClientBase,
  tables: readonly EnteringTable[],
): Promise<{ a: string; b: string }[]> {
  const forms = findTable(tables, FORMS);
  if (!forms) return [];
  const { rows } = await client.query<{ a: string; b: string }>(
    `select distinct least(s.citizen_id, c.citizen_id) as a, greatest(s.citizen_id, c.citizen_id) as b
      from ${oneFicha(forms)}`,
  );
  return rows;
}

/** Pairs of an arriving and a present person with one CPF, one CNS or one ficha. */
export async function countPairs(
  client: pg.ClientBase,
  people: EnteringTable,
  forms: EnteringTable | undefined,
): Promise<number> {
  const here = `(select id, cpf, cns from ${quoted(people.name)} where status <> 'merged') c`;
  const arriving = `${stageOf(people.name)} s`;
  const fresh = `${isEntering(people, 's')} and not exists (select from ${stageOf(people.name)} x where x.id = c.id)`;
  const held = forms ? `union select s.citizen_id, c.citizen_id from ${oneFicha(forms)}` : '';
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::float8 as count from (
      select s.id, c.id as other from ${arriving} join ${here} on c.cpf = s.cpf where ${fresh}
      union select s.id, c.id from ${arriving} join ${here} on c.cns = s.cns where ${fresh} ${held}) pairs`,
  );
  return rows[0]?.count ?? 0;
}

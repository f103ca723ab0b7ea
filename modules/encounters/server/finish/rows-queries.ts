import { rowsOf, sql, type Tx } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import type { Measured, Prescribed } from '../../contract/content.ts';

/** Problems of a citizen, which nobody else evolves until the transaction ends. */
export type HeldProblem = {
  id: string;
  ciap2: string | null;
  cid10: string | null;
  state: number;
  startedOn: string | null;
  evolutions: number;
};
export const holdProblems = (db: Tx, citizenId: string): Promise<HeldProblem[]> =>
  rowsOf(
    db,
    sql`select id, ciap2, cid10, state, started_on as "startedOn", evolutions from problem
      where citizen_id = ${citizenId} order by id for update`,
  );

export type NewProblem = {
  id: string;
  citizenId: string;
  ciap2: string | null;
  cid10: string | null;
  name: string;
  state: number;
  startedOn: string | null;
  endedOn: string | null;
  at: Date;
};
export const insertProblem = (db: Tx, one: NewProblem) =>
  sql`insert into problem (id, citizen_id, ciap2, cid10, name, state, started_on, ended_on, evolutions, evolved_at)
    values (${one.id}, ${one.citizenId}, ${one.ciap2}, ${one.cid10}, ${one.name}, ${one.state}, ${one.startedOn},
      ${one.endedOn}, 1, ${one.at})`.execute(db);

type Evolved = {
  id: string;
  ciap2: string | null;
  cid10: string | null;
  state: number;
  startedOn: string | null;
  endedOn: string | null;
  at: Date;
};
export const evolveProblem = (db: Tx, one: Evolved) =>
  // A code that it had not is its own from now on.
  sql`update problem set ciap2 = coalesce(ciap2, ${one.ciap2}), cid10 = coalesce(cid10, ${one.cid10}), state = ${one.state}, started_on = ${one.startedOn}, ended_on = ${one.endedOn},
      evolutions = evolutions + 1, evolved_at = ${one.at} where id = ${one.id}`.execute(db);

type Evolution = {
  id: string;
  problemId: string;
  sequence: number;
  encounterId: string;
  state: number;
  startedOn: string | null;
  endedOn: string | null;
  note: string;
};
export const insertEvolution = (db: Tx, one: Evolution) =>
  sql`insert into problem_evolution (id, problem_id, sequence, encounter_id, state, started_on, ended_on, note)
    values (${one.id}, ${one.problemId}, ${one.sequence}, ${one.encounterId}, ${one.state}, ${one.startedOn},
      ${one.endedOn}, ${one.note})`.execute(db);

type Of = { encounterId: string; citizenId: string };

/** What was measured, absent ones left out; answers the ids. */
export async function insertMeasured(
  db: Tx,
  { encounterId, citizenId }: Of,
  measured: Measured,
  at: Date,
): Promise<string[]> {
  const told = Object.entries(measured);
  const ids = told.map(() => uuidV7(at.getTime()));
  if (told.length === 0) return ids;
  await sql`insert into measurement (id, encounter_id, what, value, citizen_id, measured_at)
    select id, ${encounterId}, what, value, ${citizenId}, ${at}
    from unnest(${ids}::uuid[], ${told.map(([what]) => what)}::text[], ${told.map(([, value]) => value)}::numeric[])
      as m(id, what, value)`.execute(db);
  return ids;
}

export type NewPrescription = { id: string; item: Prescribed; posology: string; endsOn: string | null };
export async function insertPrescriptions(
  db: Tx,
  { encounterId, citizenId }: Of,
  items: readonly NewPrescription[],
) {
  if (items.length === 0) return;
  const all = <T>(column: (one: NewPrescription) => T) => items.map(column);
  await sql`insert into prescription (id, encounter_id, citizen_id, position, catmat, name, item, posology, continuous,
      starts_on, ends_on)
    select id, ${encounterId}, ${citizenId}, place - 1, catmat, name, item::jsonb, posology, continuous, starts_on, ends_on
    from unnest(${all(({ id }) => id)}::uuid[], ${all(({ item }) => item.catmat ?? null)}::text[],
      ${all(({ item }) => item.name)}::text[], ${all(({ item }) => JSON.stringify(item))}::text[],
      ${all(({ posology }) => posology)}::text[], ${all(({ item }) => item.dosage.continuous)}::boolean[],
      ${all(({ item }) => item.dosage.start)}::date[], ${all(({ endsOn }) => endsOn)}::date[])
      with ordinality as p(id, catmat, name, item, posology, continuous, starts_on, ends_on, place)`.execute(
    db,
  );
}

export async function insertFichas(
  db: Tx,
  encounterId: string,
  fichas: ReadonlyArray<{ uuid: string; tipo: number }>,
) {
  if (fichas.length === 0) return;
  await sql`insert into encounter_ficha (uuid, encounter_id, form)
    select uuid, ${encounterId}, form
    from unnest(${fichas.map(({ uuid }) => uuid)}::text[], ${fichas.map(({ tipo }) => tipo)}::int[])
      as f(uuid, form)`.execute(db);
}

import { sql, type Tx } from '#platform/db/database';

type Of = { encounterId: string; citizenId: string };

export type NewRequest = { id: string; code: string; name: string; costly: boolean; item: object };
export async function insertRequests(db: Tx, of: Of, day: string, rows: readonly NewRequest[]) {
  if (rows.length === 0) return;
  const all = <T>(column: (one: NewRequest) => T) => rows.map(column);
  await sql`insert into exam_request (id, encounter_id, citizen_id, position, code, name, costly, item, requested_on)
    select id, ${of.encounterId}, ${of.citizenId}, place - 1, code, name, costly, item::jsonb, ${day}
    from unnest(${all(({ id }) => id)}::uuid[], ${all(({ code }) => code)}::text[], ${all(({ name }) => name)}::text[],
      ${all(({ costly }) => costly)}::boolean[], ${all(({ item }) => JSON.stringify(item))}::text[])
      with ordinality as r(id, code, name, costly, item, place)`.execute(db);
}

export type NewResult = { id: string; code: string; name: string; item: object; performedOn: string };
export async function insertResults(db: Tx, of: Of, rows: readonly NewResult[]) {
  if (rows.length === 0) return;
  const all = <T>(column: (one: NewResult) => T) => rows.map(column);
  await sql`insert into exam_result (id, encounter_id, citizen_id, position, code, name, item, performed_on)
    select id, ${of.encounterId}, ${of.citizenId}, place - 1, code, name, item::jsonb, performed_on
    from unnest(${all(({ id }) => id)}::uuid[], ${all(({ code }) => code)}::text[], ${all(({ name }) => name)}::text[],
      ${all(({ item }) => JSON.stringify(item))}::text[], ${all(({ performedOn }) => performedOn)}::date[])
      with ordinality as r(id, code, name, item, performed_on, place)`.execute(db);
}

export type HandedKind = 'encaminhamento' | 'atestado' | 'orientacao';
export type NewHanded = { id: string; kind: HandedKind; position: number; name: string; item: unknown };
export async function insertHanded(db: Tx, of: Of, day: string, rows: readonly NewHanded[]) {
  if (rows.length === 0) return;
  const all = <T>(column: (one: NewHanded) => T) => rows.map(column);
  await sql`insert into handed_out (id, encounter_id, citizen_id, kind, position, name, item, day)
    select id, ${of.encounterId}, ${of.citizenId}, kind, position, name, item::jsonb, ${day}
    from unnest(${all(({ id }) => id)}::uuid[], ${all(({ kind }) => kind)}::text[],
      ${all(({ position }) => position)}::int[], ${all(({ name }) => name)}::text[],
      ${all(({ item }) => JSON.stringify(item))}::text[]) as r(id, kind, position, name, item)`.execute(db);
}

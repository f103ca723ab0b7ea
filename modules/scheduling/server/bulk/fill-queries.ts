import { type AgendaRow, agendasByIds } from '../agenda-queries.ts';
import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';
import type { Tables } from '../rows.ts';

/** Occupations that people are booked with: doctors, nurses, dentists, psychologists, nutritionists. */
const BOOKED = ['225', '2235', '2232', '2515', '2237'];

/** Agendas of a municipality with whom people are booked, that hold nothing yet. */
export async function emptyAgendas(db: Db, municipalityId: string): Promise<AgendaRow[]> {
  const starts = BOOKED.map((code) => `${code}%`);
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select id from health_network_lotacao_place l where municipality_id = ${municipalityId} and active
        and cbo like any(${starts}::text[])
        and not exists (select from agenda_span s where s.lotacao_id = l.id) order by id`,
  );
  return agendasByIds(
    db,
    rows.map(({ id }) => id),
  );
}

/** Living people, in the order of their ids. */
export async function somePeople(db: Db, limit: number): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select id from citizens_person where status = 'active' and not deceased order by id limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

export type Filled = {
  id: string;
  spanId: string;
  eventId: string;
  citizenId: string;
  lotacaoId: string;
  startsAt: string;
  endsAt: string;
  status: Tables['appointment']['status'];
};

/** Appointments with their times and their booking, many at once. */
export async function insertFilled(tx: Tx, filled: readonly Filled[], now: Date): Promise<void> {
  const rows = sql`json_to_recordset(${JSON.stringify(filled)}::json) as r(id uuid, "spanId" uuid, "eventId" uuid,
    "citizenId" uuid, "lotacaoId" uuid, "startsAt" timestamp, "endsAt" timestamp, status text)`;
  await sql`insert into appointment (id, kind, citizen_id, status, created_at, updated_at)
    select id, 'consulta', "citizenId", status, ${now}, ${now} from ${rows}`.execute(tx);
  await sql`insert into agenda_span (id, lotacao_id, starts_at, ends_at, appointment_id, alone)
    select "spanId", "lotacaoId", "startsAt", "endsAt", id, true from ${rows}`.execute(tx);
  await sql`insert into appointment_event (id, appointment_id, at, what, status, lotacao_id, starts_at, ends_at)
    select "eventId", id, ${now}, 'booked', 'agendado', "lotacaoId", "startsAt", "endsAt" from ${rows}`.execute(
    tx,
  );
}

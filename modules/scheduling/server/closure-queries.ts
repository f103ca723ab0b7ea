import type { Reach } from '#platform/permissions/scope';
import { affected, type Db, findRow, getRow, rowsOf, sql } from '#platform/db/database';
import { opaque, prepared } from '#platform/db/named';
import type { Tables } from './rows.ts';

type Reason = Tables['agenda_closure']['reason'];
export type Closure = { id: string; startsAt: string; endsAt: string; reason: Reason; specification: string };

const SHOWN = 200;
/** A civil instant as text: the driver would make it an instant of the server's zone. */
const civil = (column: 'starts_at' | 'ends_at') => sql`to_char(${sql.ref(column)}, 'YYYY-MM-DD"T"HH24:MI')`;
const columns = sql`id, ${civil('starts_at')} as "startsAt", ${civil('ends_at')} as "endsAt", reason, specification`;

/** Closed times of a lotação, the latest first. */
export function closuresOf(db: Db, lotacaoId: string): Promise<Closure[]> {
  return rowsOf(
    db,
    sql<Closure>`select ${columns} from agenda_closure where lotacao_id = ${lotacaoId}
      order by starts_at desc, id limit ${SHOWN}`,
  );
}

/** Those that touch the days from `from` to before `to` (`aaaa-mm-dd`), of several lotações. */
export function closuresBetween(
  db: Db,
  lotacaoIds: readonly string[],
  from: string,
  to: string,
): Promise<Array<Closure & { lotacaoId: string }>> {
  return rowsOf(
    db,
    prepared(sql<
      Closure & { lotacaoId: string }
    >`select lotacao_id as "lotacaoId", ${columns} from agenda_closure
      where lotacao_id = any(${opaque(lotacaoIds, 'uuid')}) and starts_at < ${to}::timestamp
        and ends_at > ${from}::timestamp
      order by starts_at, id`),
  );
}

/** A closed time of the lotação that shares a minute with this one. */
export function findOverlapping(
  db: Db,
  lotacaoId: string,
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
): Promise<Closure | undefined> {
  return findRow(
    db,
    sql<Closure>`select ${columns} from agenda_closure where lotacao_id = ${lotacaoId}
      and starts_at < ${endsAt}::timestamp and ends_at > ${startsAt}::timestamp order by starts_at limit 1`,
  );
}

export async function insertClosure(db: Db, lotacaoId: string, closure: Closure, now: Date): Promise<void> {
  const { id, startsAt, endsAt, reason, specification } = closure;
  await sql`
    insert into agenda_closure (id, lotacao_id, starts_at, ends_at, reason, specification, created_at)
    values (${id}, ${lotacaoId}, ${startsAt}::timestamp, ${endsAt}::timestamp, ${reason}, ${specification},
      ${now})`.execute(db);
}

/** How many are still expected in a time of a lotação. */
export async function countBooked(
  db: Db,
  lotacaoId: string,
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
): Promise<number> {
  const { count } = await getRow<{ count: number }>(
    db,
    sql`select count(*)::int as count from agenda_span s join appointment a on a.id = s.appointment_id
      where s.lotacao_id = ${lotacaoId} and a.status = 'agendado'
        and s.starts_at < ${endsAt}::timestamp and s.ends_at > ${startsAt}::timestamp`,
  );
  return count;
}

export type ClosureOfLotacao = Closure & { lotacaoId: string; municipalityId: string; unitId: string };

/** A closed time with the lotação of which it is, where that is within reach. */
export function findClosure(
  db: Db,
  { municipalityId, unitId }: Reach,
  id: string,
): Promise<ClosureOfLotacao | undefined> {
  return findRow(
    db,
    sql<ClosureOfLotacao>`select c.*, l.municipality_id as "municipalityId", l.unit_id as "unitId"
      from (select lotacao_id as "lotacaoId", ${columns} from agenda_closure where id = ${id}) c
      join health_network_lotacao_place l on l.id = c."lotacaoId"
      where (${unitId}::uuid is null or l.unit_id = ${unitId})
        and (${municipalityId}::uuid is null or l.municipality_id = ${municipalityId})`,
  );
}

/** False when somebody else deleted it first. */
export async function deleteClosure(db: Db, id: string): Promise<boolean> {
  return (await affected(db, sql`delete from agenda_closure where id = ${id}`)) === 1;
}

import type { Reach } from '#modules/health-network/index';
import { affected, type Db, findRow, rowsOf, sql } from '#platform/db/database';
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
    sql<Closure & { lotacaoId: string }>`select lotacao_id as "lotacaoId", ${columns} from agenda_closure
      where lotacao_id = any(${[...lotacaoIds]}::uuid[]) and starts_at < ${to}::timestamp
        and ends_at > ${from}::timestamp
      order by starts_at, id`,
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

/** The lotação of a closed time, where that is within reach. */
export function findClosure(
  db: Db,
  { municipalityId, unitId }: Reach,
  id: string,
): Promise<(Closure & { lotacaoId: string }) | undefined> {
  return findRow(
    db,
    sql<Closure & { lotacaoId: string }>`select lotacao_id as "lotacaoId", ${columns} from agenda_closure
      where id = ${id} and lotacao_id in (select l.id from health_network_lotacao_place l
        where (${unitId}::uuid is null or l.unit_id = ${unitId})
          and (${municipalityId}::uuid is null or l.municipality_id = ${municipalityId}))`,
  );
}

/** False when somebody else deleted it first. */
export async function deleteClosure(db: Db, id: string): Promise<boolean> {
  return (await affected(db, sql`delete from agenda_closure where id = ${id}`)) === 1;
}

import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { countTotal, type Total } from '#platform/db/paging';

/** A ficha of the list, without its bytes. */
export type FichaRow = {
  id: string;
  name: string | null;
  birthDate: string | null;
  unit: string | null;
  team: string | null;
  filledAt: Date | null;
  receivedAt: Date;
  outcome: 'review' | 'applied' | 'older' | 'discarded';
  reason: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  decisionReason: string | null;
  citizenId: string | null;
};
/** Whose fichas: of one municipality, or (null) of all. */
export type Asked = { municipalityId: string | null; unitId: string | undefined; decided: boolean };
export type Place = { at: Date; id: string };

const columns = sql`f.id, f.person_name as name, f.birth_date as "birthDate",
  coalesce(u.name, f.unit_cnes) as unit, coalesce(t.name, f.team_ine) as team, f.filled_at as "filledAt",
  f.received_at as "receivedAt", f.outcome, f.reason, f.decided_at as "decidedAt",
  coalesce(nullif(p.social_name, ''), p.name) as "decidedBy", f.decision_reason as "decisionReason",
  c.survivor_id as "citizenId"`;
const tables = sql`citizen_fci f
  left join health_network_unit u on u.municipality_id = f.municipality_id and u.cnes = f.unit_cnes
  left join health_network_team t on t.unit_id = u.id and t.ine = f.team_ine
  left join health_network_professional p on p.id = f.decided_by
  left join citizens_person c on c.id = f.citizen_id and f.outcome <> 'review'`;
const asked = ({ municipalityId, unitId, decided }: Asked) => sql`
  (${municipalityId}::uuid is null or f.municipality_id = ${municipalityId}::uuid)
  and (${unitId ?? null}::uuid is null or u.id = ${unitId ?? null}::uuid)
  and ${decided ? sql`f.decided_at is not null and f.outcome <> 'review'` : sql`f.outcome = 'review'`}`;

/** Those that wait, the oldest first; or those decided, the newest first. */
export function findFichas(db: Db, filter: Asked, after: Place | null, limit: number): Promise<FichaRow[]> {
  const place = filter.decided
    ? sql`(f.decided_at, f.id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`
    : sql`(f.received_at, f.id) > (${after?.at}::timestamptz, ${after?.id}::uuid)`;
  const order = filter.decided ? sql`f.decided_at desc, f.id desc` : sql`f.received_at, f.id`;
  return rowsOf<FichaRow>(
    db,
    sql`select ${columns} from ${tables} where ${asked(filter)} and ${after ? place : sql`true`}
      order by ${order} limit ${limit}`,
  );
}

export const countFichas = (db: Db, filter: Asked): Promise<Total> =>
  countTotal(db, sql`${tables} where ${asked(filter)}`);

export type WholeFicha = FichaRow & { uuid: string; municipalityId: string | null; bytes: Buffer };

/** A ficha with its bytes: one that waits or was decided. */
export const findFicha = (db: Db, id: string): Promise<WholeFicha | undefined> =>
  findRow<WholeFicha>(
    db,
    sql`select ${columns}, f.uuid, f.municipality_id as "municipalityId", f.bytes from ${tables}
      where f.id = ${id} and (f.outcome = 'review' or f.decided_at is not null)`,
  );

/** The ficha is of nobody; it stays, with why. */
export const keepDiscarded = (
  db: Tx,
  id: string,
  { now, by, reason }: { now: Date; by: string | null; reason: string },
) =>
  sql`update citizen_fci set outcome = 'discarded', citizen_id = null, decided_at = ${now}, decided_by = ${by},
      decision_reason = ${reason} where id = ${id}`.execute(db);

/** The ficha waits again. */
export const keepReopened = (db: Tx, id: string) =>
  sql`update citizen_fci set outcome = 'review', decided_at = null, decided_by = null, decision_reason = null
    where id = ${id}`.execute(db);

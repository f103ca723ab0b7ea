import type { Reach } from '#platform/permissions/scope';
import { affected, type Db, findRow, sql, type Tx } from '#platform/db/database';
import type { Tables } from '../rows.ts';

type Reservation = Pick<Tables['reservation'], 'id' | 'version' | 'reason' | 'specification' | 'notes'>;
type Author = { professionalId: string | null; accessId: string | null };

/** The lotação of a block, where that is within reach; the row held until the end of the transaction. */
export function findReservation(
  tx: Tx,
  { municipalityId, unitId }: Reach,
  id: string,
): Promise<{ lotacaoId: string; version: number; startsAt: string; endsAt: string } | undefined> {
  return findRow(
    tx,
    sql`select s.lotacao_id as "lotacaoId", r.version, to_char(s.starts_at, 'YYYY-MM-DD"T"HH24:MI') as "startsAt",
        to_char(s.ends_at, 'YYYY-MM-DD"T"HH24:MI') as "endsAt"
      from reservation r join agenda_span s on s.reservation_id = r.id
      where r.id = ${id} and s.lotacao_id in (select l.id from health_network_lotacao_place l
        where (${unitId}::uuid is null or l.unit_id = ${unitId})
          and (${municipalityId}::uuid is null or l.municipality_id = ${municipalityId}))
      for update of r`,
  );
}

export async function insertReservation(
  tx: Tx,
  { id, reason, specification, notes }: Omit<Reservation, 'version'>,
  { professionalId, accessId }: Author,
  now: Date,
): Promise<void> {
  await sql`insert into reservation (id, reason, specification, notes, professional_id, access_id, created_at, updated_at)
    values (${id}, ${reason}, ${specification}, ${notes}, ${professionalId}, ${accessId}, ${now}, ${now})`.execute(
    tx,
  );
}

export async function updateReservation(
  tx: Tx,
  { id, reason, specification, notes }: Omit<Reservation, 'version'>,
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
  now: Date,
): Promise<void> {
  await sql`update reservation set reason = ${reason}, specification = ${specification}, notes = ${notes},
    version = version + 1, updated_at = ${now} where id = ${id}`.execute(tx);
  await sql`update agenda_span set starts_at = ${startsAt}::timestamp, ends_at = ${endsAt}::timestamp
    where reservation_id = ${id}`.execute(tx);
}

export const deleteReservationRow = async (db: Db, id: string): Promise<boolean> =>
  (await affected(db, sql`delete from reservation where id = ${id}`)) === 1;

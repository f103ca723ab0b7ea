import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';
import type { Stopped } from '../../contract/content.ts';

/** Of a prescription that a day is within, until somebody ends it. */
const inUse = (day: string) =>
  sql`starts_on <= ${day}::date and stopped_on is null and (ends_on is null or ends_on >= ${day}::date)`;

/** Names of what the citizen takes. */
export const listInUse = async (db: Db, citizenId: string, day: string): Promise<string[]> =>
  (
    await rowsOf<{ name: string }>(
      db,
      sql`select distinct name from prescription where citizen_id = ${citizenId} and ${inUse(day)}`,
    )
  ).map(({ name }) => name);

/** What may be stopped. */
export const holdInUse = (
  db: Tx,
  citizenId: string,
  day: string,
): Promise<Array<{ id: string; name: string }>> =>
  rowsOf(
    db,
    sql`select id, name from prescription where citizen_id = ${citizenId} and ${inUse(day)} order by id for update`,
  );

/** Stops a medicine: every prescription of it, also those that a later one renewed; answers their ids. */
export const stopPrescriptions = async (
  db: Tx,
  { encounterId, citizenId, day }: { encounterId: string; citizenId: string; day: string },
  { prescriptionId, how, note }: Stopped,
): Promise<string[]> =>
  (
    await rowsOf<{ id: string }>(
      db,
      sql`update prescription set stopped_on = ${day}, stopped_in = ${encounterId}, stop_how = ${how},
          stop_note = ${note ?? null}
        where citizen_id = ${citizenId} and ${inUse(day)} and coalesce(catmat, name) =
          (select coalesce(catmat, name) from prescription where id = ${prescriptionId})
        returning id`,
    )
  ).map(({ id }) => id);

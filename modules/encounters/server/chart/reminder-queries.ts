import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { instantAsText } from '#platform/db/json';
import type { Reminder } from '../../contract/reminders.ts';

const nameOf = (lotacao: ReturnType<typeof sql>) =>
  sql`(select coalesce(nullif(p.social_name, ''), p.name) from health_network_lotacao_place l
    join health_network_professional p on p.id = l.professional_id where l.id = ${lotacao})`;

/**
 * Reminders of a citizen that a lotação sees: those of its professional, and those of its team. More conditions and the order
 * may follow, over the alias `r`.
 */
export const remindersOf = (citizenId: string, viewer: string | null) =>
  sql<Reminder>`select r.id, r.text, case when r.team_id is null then 'autor' else 'equipe' end as audience,
      ${nameOf(sql`r.lotacao_id`)} as professional, w.cbo_name as cbo,
      ${instantAsText(sql`r.written_at`)} as "writtenAt", ${instantAsText(sql`r.ended_at`)} as "endedAt",
      ${nameOf(sql`r.ended_by`)} as "endedBy"
    from reminder r join health_network_lotacao w on w.id = r.lotacao_id
    where r.citizen_id = ${citizenId} and exists (select from health_network_lotacao_place v where v.id = ${viewer}::uuid
      and (v.professional_id = w.professional_id or v.team_id = r.team_id))`;

export const listRemindersOf = (db: Db, citizenId: string, viewer: string | null): Promise<Reminder[]> =>
  rowsOf<Reminder>(
    db,
    sql`${remindersOf(citizenId, viewer)} order by r.written_at desc, r.id desc limit 200`,
  );

type Of = { citizenId: string; id: string; viewer: string | null };
export const findReminder = (db: Db, { citizenId, id, viewer }: Of): Promise<Reminder | undefined> =>
  findRow<Reminder>(db, sql`${remindersOf(citizenId, viewer)} and r.id = ${id}`);

/** The same, which nobody else ends until the transaction does. */
export async function holdReminder(db: Tx, of: Of): Promise<Reminder | undefined> {
  await sql`select from reminder where id = ${of.id} for update`.execute(db);
  return findReminder(db, of);
}

type NewReminder = {
  id: string;
  citizenId: string;
  text: string;
  lotacaoId: string;
  teamId: string | null;
  at: Date;
};
export const insertReminder = (db: Tx, one: NewReminder) =>
  sql`insert into reminder (id, citizen_id, text, lotacao_id, team_id, written_at)
    values (${one.id}, ${one.citizenId}, ${one.text}, ${one.lotacaoId}, ${one.teamId}, ${one.at})`.execute(
    db,
  );

export const markEnded = (db: Tx, id: string, { at, by }: { at: Date; by: string }) =>
  sql`update reminder set ended_at = ${at}, ended_by = ${by} where id = ${id}`.execute(db);

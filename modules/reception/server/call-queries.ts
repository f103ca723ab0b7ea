import type { InCamel } from '#platform/db/columns';
import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { ShownAs } from '../contract/panel.ts';
import type { Tables } from './rows.ts';

type NewCall = InCamel<Tables['list_call']>;

export async function insertCall(db: Tx, call: NewCall): Promise<void> {
  await sql`with called as (
      insert into list_call (id, unit_id, entry_id, called_at, room, called_by)
      values (${call.id}, ${call.unitId}, ${call.entryId}, ${call.calledAt}, ${call.room}, ${call.calledBy}))
    update list_entry set calls = calls + 1, called_at = ${call.calledAt}, called_to = ${call.room}
    where id = ${call.entryId}`.execute(db);
}

export type Called = { id: string; name: string; ticket: number; room: string; at: Date };

/** The last calls of a day in a unit, each person once, the newest first. */
export const lastCalls = (db: Db, unitId: string, day: string, limit: number): Promise<Called[]> =>
  rowsOf<Called>(
    db,
    sql`select * from (
        select distinct on (e.id) l.id, c.display_name as name, e.ticket, l.room, l.called_at as at
        from (select * from list_call where unit_id = ${unitId} order by called_at desc limit 100) l
        join list_entry e on e.id = l.entry_id
        join citizens_person c on c.id = e.citizen_id
        where (l.called_at at time zone e.time_zone)::date = ${day}::date
        order by e.id, l.called_at desc, l.id desc) as newest
      order by at desc, id desc limit ${limit}`,
  );

export const findShownAs = async (db: Db, unitId: string): Promise<ShownAs> =>
  (await findRow<{ shows: ShownAs }>(db, sql`select shows from unit_desk where unit_id = ${unitId}`))
    ?.shows ?? 'nome';

export async function setShownAs(db: Tx, unitId: string, shownAs: ShownAs): Promise<void> {
  await sql`insert into unit_desk (unit_id, shows) values (${unitId}, ${shownAs})
    on conflict (unit_id) do update set shows = excluded.shows`.execute(db);
}

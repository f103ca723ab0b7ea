import { type Db, findRow, sql, type Tx } from '#platform/db/database';
import type { KeptFilters } from '../contract/list.ts';

export type Habit = { filters: KeptFilters | null; room: string | null };

export const findHabit = (db: Db, lotacaoId: string): Promise<Habit | undefined> =>
  findRow<Habit>(db, sql`select filters, room from list_habit where lotacao_id = ${lotacaoId}`);

export async function keepFilters(
  db: Tx,
  lotacaoId: string,
  filters: KeptFilters | null,
  now: Date,
): Promise<void> {
  const value = filters && JSON.stringify(filters);
  await sql`insert into list_habit (lotacao_id, filters, updated_at) values (${lotacaoId}, ${value}::jsonb, ${now})
    on conflict (lotacao_id) do update set filters = excluded.filters, updated_at = excluded.updated_at`.execute(
    db,
  );
}

export async function keepRoom(db: Tx, lotacaoId: string, room: string, now: Date): Promise<void> {
  await sql`insert into list_habit (lotacao_id, room, updated_at) values (${lotacaoId}, ${room}, ${now})
    on conflict (lotacao_id) do update set room = excluded.room, updated_at = excluded.updated_at`.execute(
    db,
  );
}

import { type Db, getRow, sql } from '#platform/db/database';
import type { AccountRow } from './queries.ts';

/** What is counted of an account, and of a key that stands for somebody without one. */
export type Counted = Pick<AccountRow, 'failed_attempts' | 'blocked_at' | 'blocked_until'>;

/** The count of a key, begun where there is none, held until the end of the transaction. */
export const holdUnknown = (db: Db, key: string, now: Date): Promise<Counted> =>
  getRow<Counted>(
    db,
    sql`insert into unknown_sign_in (cpf_digest, failed_attempts, last_at) values (${key}, 0, ${now})
      on conflict (cpf_digest) do update set last_at = excluded.last_at
      returning failed_attempts, blocked_at, blocked_until`,
  );

export async function saveUnknown(
  db: Db,
  key: string,
  failed: number,
  block: { at: Date; until: Date | null } | null,
): Promise<void> {
  await sql`update unknown_sign_in set failed_attempts = ${failed}, blocked_at = ${block?.at ?? null},
    blocked_until = ${block?.until ?? null} where cpf_digest = ${key}`.execute(db);
}

/** Counts of every key that begins so: from whichever address. */
export async function dropUnknown(db: Db, key: string): Promise<void> {
  await sql`delete from unknown_sign_in where cpf_digest ~>=~ ${key} and cpf_digest ~<~ ${`${key}~`}`.execute(
    db,
  );
}

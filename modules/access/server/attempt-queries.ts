import { type Db, findRow, rowsOf, sql } from '#platform/db/database';

type Attempt = {
  id: string;
  at: Date;
  professionalId: string | null;
  sessionId: string | null;
  succeeded: boolean;
  ip: string | null;
  userAgent: string | null;
};

export async function insertAttempt(db: Db, attempt: Attempt): Promise<void> {
  const { id, at, professionalId, sessionId, succeeded, ip, userAgent } = attempt;
  await sql`
    insert into sign_in_attempt (id, at, professional_id, session_id, succeeded, ip, user_agent)
    values (${id}, ${at}, ${professionalId}, ${sessionId}, ${succeeded}, ${ip}::inet, ${userAgent})
  `.execute(db);
}

/** Tries from an address that failed in the last minutes, counted no further than `most`. */
export async function countFailures(
  db: Db,
  { ip, now, minutes }: { ip: string | null; now: Date; minutes: number },
  most: number,
): Promise<number> {
  const row = await findRow<{ failures: number }>(
    db,
    sql`select count(*) as failures from (
      select 1 from sign_in_attempt
      where address = sign_in_address(${ip}::inet) and not succeeded
        and at > ${now}::timestamptz - make_interval(mins => ${minutes}) and at <= ${now}
      limit ${most}) as recent`,
  );
  return row?.failures ?? 0;
}

type Recently = { ip: string | null; now: Date; days: number };

/** Did this person enter from this address in the last days? */
export async function hasEntered(
  db: Db,
  professionalId: string,
  { ip, now, days }: Recently,
): Promise<boolean> {
  const row = await findRow(
    db,
    sql`select 1 from sign_in_attempt
      where professional_id = ${professionalId} and succeeded
        and address = sign_in_address(${ip}::inet)
        and at > ${now}::timestamptz - make_interval(days => ${days}) limit 1`,
  );
  return row !== undefined;
}

/** The network of an address (see `sign_in_address`) where anybody entered from it in the last days. */
export async function findEnteredNetwork(db: Db, { ip, now, days }: Recently): Promise<string | undefined> {
  const row = await findRow<{ network: string }>(
    db,
    sql`select address::text as network from sign_in_attempt where succeeded
      and address = sign_in_address(${ip}::inet)
      and at > ${now}::timestamptz - make_interval(days => ${days}) limit 1`,
  );
  return row?.network;
}

export type AttemptRow = {
  id: string;
  at: Date;
  succeeded: boolean;
  ip: string | null;
  user_agent: string | null;
  session_id: string | null;
};

/** Entries and failures of a person in the last days, newest first. */
export const listAttempts = (
  db: Db,
  professionalId: string,
  { now, days, most }: { now: Date; days: number; most: number },
): Promise<AttemptRow[]> =>
  rowsOf<AttemptRow>(
    db,
    sql`select id, at, succeeded, host(ip) as ip, user_agent, session_id from sign_in_attempt
      where professional_id = ${professionalId}
        and at > ${now}::timestamptz - make_interval(days => ${days})
      order by at desc, id desc limit ${most}`,
  );

import type { Static } from 'typebox';
import { rowsOf, sql } from '#platform/db/database';
import type { ReadContext } from '#platform/usecase/context';
import type { AccessHistory } from '../contract/own-account.ts';

const DAYS = 30;
// Nobody reads further; a flood of failures by somebody else must not weigh on the page.
const MOST = 300;

type Row = {
  id: string;
  at: Date;
  succeeded: boolean;
  ip: string | null;
  user_agent: string | null;
  session_id: string | null;
};

/** Own entries and failures of the last 30 days, newest first. Whose, the session alone says. */
export async function listOwnHistory(
  { db, now }: ReadContext,
  session: { id: string; professionalId: string },
): Promise<Static<typeof AccessHistory>> {
  const rows = await rowsOf<Row>(
    db,
    sql`select id, at, succeeded, host(ip) as ip, user_agent, session_id from sign_in_attempt
      where professional_id = ${session.professionalId}
        and at > ${now}::timestamptz - make_interval(days => ${DAYS})
      order by at desc, id desc limit ${MOST}`,
  );
  return {
    rows: rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      succeeded: row.succeeded,
      ip: row.ip,
      userAgent: row.user_agent,
      current: row.session_id === session.id,
    })),
  };
}

import type { Static } from 'typebox';
import type { ReadContext } from '#platform/usecase/context';
import type { AccessHistory } from '../contract/own-account.ts';
import { listAttempts } from './attempt-queries.ts';

const DAYS = 30;
// Nobody reads further; a flood of failures by somebody else must not weigh on the page.
const MOST = 300;

/** Own entries and failures of the last 30 days, newest first. Whose, the session alone says. */
export async function listOwnHistory(
  { db, now }: ReadContext,
  session: { id: string; professionalId: string },
): Promise<Static<typeof AccessHistory>> {
  const rows = await listAttempts(db, session.professionalId, { now, days: DAYS, most: MOST });
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

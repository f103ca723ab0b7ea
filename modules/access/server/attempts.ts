import { findRow, sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import type { HttpSide } from '#platform/http/bind';
import type { UseCaseContext } from '#platform/usecase/context';

// A unit's whole staff sits behind one address: the limit leaves room for a morning of mistyped passwords.
const WINDOW_MINUTES = 15;
const FAILURES = 100;
const KNOWN_DAYS = 30;

/** An IPv4 address written as IPv6 is that IPv4 address. */
export const plainAddress = (ip: string | null) => ip?.replace(/^::ffff:(?=\d+\.)/i, '') ?? null;

/** Keeps a try to enter: for the person's own history, and for the count behind the address. */
export async function recordAttempt(
  context: UseCaseContext,
  http: HttpSide,
  attempt: { professionalId: string | null; sessionId?: string; succeeded: boolean },
): Promise<void> {
  const { professionalId, sessionId = null, succeeded } = attempt;
  const userAgent = http.request.headers['user-agent']?.slice(0, 300) ?? null;
  await sql`
    insert into sign_in_attempt (id, at, professional_id, session_id, succeeded, ip, user_agent)
    values (${uuidV7(context.now.getTime())}, ${context.now}, ${professionalId}, ${sessionId}, ${succeeded},
      ${plainAddress(context.ip)}::inet, ${userAgent})
  `.execute(context.db);
}

/**
 * Did too many tries from this address fail of late? Counted in the base, so that every web process agrees.
 * Tries refused for this reason are not counted: the address recovers while somebody still hammers.
 */
export async function isAddressTired(context: UseCaseContext): Promise<boolean> {
  const row = await findRow<{ failures: number }>(
    context.db,
    sql`select count(*) as failures from (
      select 1 from sign_in_attempt
      where address = sign_in_address(${plainAddress(context.ip)}::inet) and not succeeded
        and at > ${context.now}::timestamptz - make_interval(mins => ${WINDOW_MINUTES}) and at <= ${context.now}
      limit ${FAILURES}) as recent`,
  );
  return (row?.failures ?? 0) >= FAILURES;
}

/** Did this person enter from this address of late? Those go on entering while strangers are refused. */
export async function isKnownHere(context: UseCaseContext, professionalId: string): Promise<boolean> {
  const row = await findRow(
    context.db,
    sql`select 1 from sign_in_attempt
      where professional_id = ${professionalId} and succeeded
        and address = sign_in_address(${plainAddress(context.ip)}::inet)
        and at > ${context.now}::timestamptz - make_interval(days => ${KNOWN_DAYS}) limit 1`,
  );
  return row !== undefined;
}

import { uuidV7 } from '#platform/db/uuid';
import type { HttpSide } from '#platform/http/bind';
import type { UseCaseContext } from '#platform/usecase/context';
import { countFailures, hasEntered, insertAttempt } from './attempt-queries.ts';

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
  await insertAttempt(context.db, {
    id: uuidV7(context.now.getTime()),
    at: context.now,
    professionalId,
    sessionId,
    succeeded,
    ip: plainAddress(context.ip),
    userAgent,
  });
}

/**
 * Did too many tries from this address fail of late? Counted in the base, so that every web process agrees.
 * Tries refused for this reason are not counted: the address recovers while somebody still hammers.
 */
export async function isAddressTired(context: UseCaseContext): Promise<boolean> {
  const { db, ip, now } = context;
  const from = { ip: plainAddress(ip), now, minutes: WINDOW_MINUTES };
  return (await countFailures(db, from, FAILURES)) >= FAILURES;
}

/** Did this person enter from this address of late? Those go on entering while strangers are refused. */
export const isKnownHere = ({ db, ip, now }: UseCaseContext, professionalId: string): Promise<boolean> =>
  hasEntered(db, professionalId, { ip: plainAddress(ip), now, days: KNOWN_DAYS });

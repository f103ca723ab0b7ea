import type { HttpSide } from '#platform/http/bind';
import { readSetting } from '#platform/settings/settings';
import type { UseCaseContext } from '#platform/usecase/context';
import { passwordMonths, passwordRound } from '../settings.ts';
import { recordAttempt } from './attempts.ts';
import { forgiveGuesses } from './guesses.ts';
import { type AccessRow, type AccountRow, requirePasswordChange } from './queries.ts';
import { openSession } from './session.ts';
import { setSessionAccess } from './session-queries.ts';

/**
 * Opens the session of somebody who proved who he is, in the only access or in the one used most by who asked
 * for that. Puts the counter of failures back to zero. Returns the id of the session.
 */
export async function enterOnce(
  context: UseCaseContext,
  account: AccountRow,
  accesses: readonly AccessRow[],
  http: HttpSide,
): Promise<string> {
  const { professional_id: professionalId } = account;
  await forgiveGuesses(context, account);
  if (!account.must_change_password && (await isDue(context, account))) {
    await requirePasswordChange(context.db, professionalId, context.now);
  }
  const access = accessToEnter(accesses, account.direct_access === true);
  const sessionId = await openSession(context, http, { professionalId, accessId: access?.id ?? null });
  if (access) {
    await setSessionAccess(context.db, {
      id: sessionId,
      professionalId,
      accessId: access.id,
      now: context.now,
    });
  }
  await recordAttempt(context, http, { professionalId, sessionId, succeeded: true });
  context.audit({
    type: 'access.signed-in',
    professionalId,
    subject: { table: 'session', id: sessionId },
    municipalityId: access ? access.municipality_id : soleMunicipality(accesses),
  });
  return sessionId;
}

/** Before an access is chosen: the municipality of all of them, when they are of one. */
function soleMunicipality(accesses: readonly AccessRow[]): string | null {
  const [first, ...others] = new Set(accesses.map((access) => access.municipality_id));
  return others.length === 0 ? (first ?? null) : null;
}

function accessToEnter(accesses: readonly AccessRow[], direct: boolean): AccessRow | undefined {
  if (accesses.length === 1) return accesses[0];
  return direct ? accesses.toSorted((a, b) => b.uses - a.uses).find((access) => access.uses > 0) : undefined;
}

/** Too old a password, or one from before "Redefinir a senha de todos os usuários". */
async function isDue(context: UseCaseContext, account: AccountRow): Promise<boolean> {
  const { round } = await readSetting(context.platform, context.db, passwordRound);
  if ((account.password_round ?? 0) < round) return true;
  const months = await readSetting(context.platform, context.db, passwordMonths);
  const limit = new Date(context.now);
  limit.setUTCMonth(limit.getUTCMonth() - months);
  return account.password_changed_at !== null && account.password_changed_at < limit;
}

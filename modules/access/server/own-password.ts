import type { HttpSide } from '#platform/http/bind';
import type { Refusal, UseCaseContext } from '#platform/usecase/context';
import { findGuesses } from './guesses.ts';
import { verifyPassword } from './password.ts';
import { type AccountRow, findAccount, lockAccount } from './queries.ts';
import { countWrong } from './refusals.ts';
import { endSessionsOf } from './session-queries.ts';
import { onField } from './set-password.ts';

/** The account of a signed-in person, held until the end of the transaction. */
export async function getOwnAccount(context: UseCaseContext, professionalId: string): Promise<AccountRow> {
  await lockAccount(context.db, professionalId);
  const account = await findAccount(context.db, professionalId);
  if (!account) throw new Error('a session without professional');
  return account;
}

/**
 * Asks a signed-in person for the password once more. Wrong ones count as at the entry, so that an open session
 * left alone is no place to guess: the last one blocks and ends the sessions.
 */
export async function checkOwnPassword(
  context: UseCaseContext,
  http: HttpSide,
  professionalId: string,
  given: { password: string; field: 'current' | 'password' },
): Promise<AccountRow | Refusal> {
  const account = await getOwnAccount(context, professionalId);
  if (await verifyPassword(given.password, account.password_hash)) return account;
  const message = given.field === 'current' ? 'A senha atual não confere.' : 'A senha não confere.';
  return countOwnWrong(context, http, account, () => onField(given.field, 'wrong-current-password', message));
}

/** Counts a wrong password or code inside a session; blocking ends the sessions too. */
export async function countOwnWrong(
  context: UseCaseContext,
  http: HttpSide,
  account: AccountRow,
  problem: () => ReturnType<typeof onField>,
): Promise<Refusal> {
  const guesses = await findGuesses(context, { cpf: account.cpf, account });
  const refusal = await countWrong(context, account, guesses, http, problem);
  if (refusal.problem.code === 'account-blocked') {
    await endSessionsOf(context.db, account.professional_id, 'revoked', context.now);
  }
  return refusal;
}

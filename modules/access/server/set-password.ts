import { refused } from '#platform/errors/problem';
import { readSetting } from '#platform/settings/settings';
import type { UseCaseContext } from '#platform/usecase/context';
import { passwordRound } from '../settings.ts';
import { forgetGuesses } from './guesses.ts';
import { announcePassword } from './password-notice.ts';
import { hashPassword, passwordProblem } from './password.ts';
import { findAccount, savePassword } from './queries.ts';

/** A refusal shown on one field of the form. */
export const onField = (path: string, code: string, message: string) =>
  refused(code, message, [{ path, message }]);

/**
 * Sets a password after checking the rules, and tells whoever had another by e-mail; throws 422 with the
 * broken rule on the field (`next` unless told).
 */
export async function setPassword(
  context: UseCaseContext,
  input: { professionalId: string; password: string; mustChange: boolean; field?: string },
): Promise<void> {
  const { professionalId, mustChange, field = 'next' } = input;
  const account = await findAccount(context.db, professionalId);
  if (!account) throw new Error('a password was set for a professional that does not exist');
  const problem = passwordProblem(input.password, {
    cpf: account.cpf,
    cns: account.cns,
    name: account.name,
    birthDate: account.birth_date,
  });
  if (problem) throw onField(field, problem.code, problem.message);
  if (account.password_hash !== null) await announcePassword(context, professionalId);
  await storePassword(context, { professionalId, password: input.password, mustChange });
}

/** Keeps a password whatever it is; links and half-done sign-ins of before stop working. */
export async function storePassword(
  context: UseCaseContext,
  input: { professionalId: string; password: string; mustChange: boolean },
): Promise<void> {
  const { round } = await readSetting(context.platform, context.db, passwordRound);
  await savePassword(context.db, {
    professionalId: input.professionalId,
    hash: await hashPassword(input.password),
    mustChange: input.mustChange,
    round,
    now: context.now,
  });
  const account = await findAccount(context.db, input.professionalId);
  await forgetGuesses(context, account?.cpf ?? null);
  context.audit({
    type: 'access.password-set',
    subject: { table: 'professional', id: input.professionalId },
  });
}

import { isCpf, normalizeCpf } from '@pec-aberto/brazil';
import { Problem } from '#platform/errors/problem';
import type { HttpSide } from '#platform/http/bind';
import { Refusal, type UseCaseContext } from '#platform/usecase/context';
import { isAddressTired, isKnownHere, recordAttempt } from './attempts.ts';
import { enterOnce } from './enter.ts';
import { takeFirstPassword } from './first-password.ts';
import { verifyPassword } from './password.ts';
import { findGuesses, forgiveGuesses } from './guesses.ts';
import { type AccountRow, findAccountByCpf, listAccesses } from './queries.ts';
import { blocked, countWrong, fail, tiredAddress, withoutAccess } from './refusals.ts';
import { issueTicket } from './tickets.ts';

/** A session that is open, or the ticket that still asks the second factor. */
export type SignedIn = { sessionId: string } | { ticket: string };
type Attempt = { cpf: string; password: string };

/** What becomes of somebody whose password is right. */
type Next<O> = (context: UseCaseContext, account: AccountRow, http: HttpSide) => Promise<O | Refusal>;

/** Opens a session with CPF and password. */
export const signIn = (
  context: UseCaseContext,
  input: Attempt,
  http: HttpSide,
): Promise<SignedIn | Refusal> => withPassword(context, input, http, proceed);

/**
 * Who somebody is that enters by no browser of this installation, and has an access here; opens no session. Counted,
 * blocked and answered as an entry is.
 */
export const provePerson = (
  context: UseCaseContext,
  input: Attempt,
  http: HttpSide,
): Promise<{ professionalId: string; name: string } | Refusal> =>
  withPassword(context, input, http, async (_context, account) => {
    const { professional_id: professionalId, name } = account;
    if ((await listAccesses(context.db, professionalId)).length === 0)
      return refuseWithout(context, account, http);
    await forgiveGuesses(context, account);
    context.audit({ type: 'access.proved', professionalId });
    return { professionalId, name };
  });

/**
 * Proves CPF and password. A refusal keeps its traces (counter, history, audit). The answers for
 * a CPF nobody has are the same as for a wrong password, and take the same time: they do not tell who exists.
 * Guesses are counted by account, apart from where somebody entered of late (guesses.ts); then by address, with room
 * for a whole unit.
 */
async function withPassword<O>(
  context: UseCaseContext,
  input: Attempt,
  http: HttpSide,
  next: Next<O>,
): Promise<O | Refusal> {
  const cpf = normalizeCpf(input.cpf);
  if (!isCpf(cpf)) {
    throw new Problem(422, 'cpf-invalid', 'O CPF não confere. Confira os 11 dígitos.', [
      { path: 'cpf', message: 'CPF inválido.' },
    ]);
  }
  const attempt = { cpf, password: input.password };
  const account = await findAccountByCpf(context.db, cpf);
  if (!(await isAddressTired(context))) return judge(context, account, attempt, http, next);
  if (!account || !(await isKnownHere(context, account.professional_id))) {
    await verifyPassword(input.password, null);
    context.audit({ type: 'access.sign-in-failed', details: { addressRefused: true } });
    return new Refusal(tiredAddress());
  }
  const outcome = await judge(context, account, attempt, http, next);
  return outcome instanceof Refusal ? new Refusal(tiredAddress()) : outcome;
}

async function judge<O>(
  context: UseCaseContext,
  account: AccountRow | undefined,
  attempt: Attempt,
  http: HttpSide,
  next: Next<O>,
): Promise<O | Refusal> {
  const usable = account?.reset_pending ? null : (account?.password_hash ?? null);
  const counted = usable === null ? undefined : account;
  const guesses = await findGuesses(context, { cpf: attempt.cpf, account: counted });
  const matches = await verifyPassword(attempt.password, usable);
  if (guesses.blocked) return fail(context, account, http, blocked(guesses));
  if (counted && matches) return next(context, counted, http);
  const first = counted ? undefined : await takeFirstPassword(context, account, attempt.password);
  return first ? next(context, first, http) : countWrong(context, account, guesses, http);
}

/** The password is right: asks the second factor of who has one, before anything else is told. */
async function proceed(
  context: UseCaseContext,
  account: AccountRow,
  http: HttpSide,
): Promise<SignedIn | Refusal> {
  const { professional_id: professionalId } = account;
  if (account.totp_secret) return { ticket: await issueTicket(context, professionalId) };
  const accesses = await listAccesses(context.db, professionalId);
  if (accesses.length > 0) return { sessionId: await enterOnce(context, account, accesses, http) };
  return refuseWithout(context, account, http);
}

/** The password is right, and there is nothing to enter. */
async function refuseWithout(context: UseCaseContext, account: AccountRow, http: HttpSide): Promise<Refusal> {
  const { professional_id: professionalId } = account;
  await forgiveGuesses(context, account);
  await recordAttempt(context, http, { professionalId, succeeded: false });
  context.audit({ type: 'access.sign-in-failed', professionalId, details: { withoutAccess: true } });
  return new Refusal(withoutAccess());
}

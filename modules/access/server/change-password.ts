import { Problem, refused } from '#platform/errors/problem';
import type { HttpSide } from '#platform/http/bind';
import { Refusal, type UseCaseContext } from '#platform/usecase/context';
import { hashPassword, passwordProblem, verifyPassword } from './password.ts';
import { findAccount, savePassword } from './queries.ts';
import { renewToken } from './session.ts';
import { endSessionsOf } from './session-queries.ts';

const onField = (path: string, code: string, message: string) => refused(code, message, [{ path, message }]);

/** The person's own change: ends the other sessions and gives this one a new secret. */
export async function changePassword(
  context: UseCaseContext,
  input: { current: string; next: string },
  http: HttpSide,
): Promise<Refusal | undefined> {
  const { session } = http;
  if (!session) throw new Problem(401, 'session-required', 'Sua sessão terminou. Entre com CPF e senha.');
  const { professionalId } = session;
  const account = await findAccount(context.db, professionalId);
  if (!account || !(await verifyPassword(input.current, account.password_hash))) {
    context.audit({ type: 'access.password-change-refused' });
    return new Refusal(onField('current', 'wrong-current-password', 'A senha atual não confere.'));
  }
  if (input.next === input.current) {
    throw onField('next', 'password-same', 'A nova senha precisa ser diferente da atual.');
  }
  await setPassword(context, { professionalId, password: input.next, mustChange: false });
  await endSessionsOf(context.db, professionalId, 'password-change', context.now, session.id);
  await renewToken(context, http, session.id);
  return undefined;
}

/** Sets a password after checking the rules; throws 422 with the broken one on the field `next`. */
export async function setPassword(
  context: UseCaseContext,
  input: { professionalId: string; password: string; mustChange: boolean },
): Promise<void> {
  const account = await findAccount(context.db, input.professionalId);
  if (!account) throw new Error('a password was set for a professional that does not exist');
  const problem = passwordProblem(input.password, {
    cpf: account.cpf,
    cns: account.cns,
    name: account.name,
    birthDate: account.birth_date,
  });
  if (problem) throw onField('next', 'password-rule', problem);
  await savePassword(context.db, {
    professionalId: input.professionalId,
    hash: await hashPassword(input.password),
    mustChange: input.mustChange,
    now: context.now,
  });
  context.audit({
    type: 'access.password-set',
    subject: { table: 'professional', id: input.professionalId },
  });
}

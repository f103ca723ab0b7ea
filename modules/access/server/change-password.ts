import { Problem } from '#platform/errors/problem';
import type { HttpSide } from '#platform/http/bind';
import { Refusal, type UseCaseContext } from '#platform/usecase/context';
import { checkOwnPassword } from './own-password.ts';
import { endSessionsOf } from './session-queries.ts';
import { renewToken } from './session.ts';
import { onField, setPassword } from './set-password.ts';

/** The person's own change: ends the other sessions and gives this one a new secret. */
export async function changePassword(
  context: UseCaseContext,
  input: { current: string; next: string },
  http: HttpSide,
): Promise<Refusal | undefined> {
  const { session } = http;
  if (!session) throw new Problem(401, 'session-required', 'Sua sessão terminou. Entre com CPF e senha.');
  const { professionalId } = session;
  const account = await checkOwnPassword(context, http, professionalId, {
    password: input.current,
    field: 'current',
  });
  if (account instanceof Refusal) return account;
  if (input.next === input.current) {
    throw onField('next', 'password-same', 'A nova senha precisa ser diferente da atual.');
  }
  await setPassword(context, { professionalId, password: input.next, mustChange: false });
  await endSessionsOf(context.db, professionalId, 'password-change', context.now, session.id);
  await renewToken(context, http, session.id);
  return undefined;
}

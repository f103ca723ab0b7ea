import { Problem } from '#platform/errors/problem';
import type { HttpSide } from '#platform/http/bind';
import { Refusal, type UseCaseContext } from '#platform/usecase/context';
import { recordAttempt } from './attempts.ts';
import { type AccountRow, saveAttempts } from './queries.ts';

export const wrong = (left: number) =>
  new Problem(
    401,
    'wrong-credentials',
    `Usuário ou senha não conferem. ${left === 1 ? 'Resta 1 tentativa' : `Restam ${left} tentativas`} antes do bloqueio.`,
  );
export const blocked = (limit: number) =>
  new Problem(
    401,
    'account-blocked',
    `Acesso bloqueado por ${limit} tentativas. Peça à coordenação da unidade para desbloquear e redefinir a senha.`,
  );
export const withoutAccess = () =>
  new Problem(
    403,
    'no-access',
    'Você não tem acesso habilitado nesta instalação. Peça à coordenação da unidade para conferir sua lotação.',
  );
export const tiredAddress = () =>
  new Problem(
    429,
    'too-many-attempts',
    'Houve muitas tentativas erradas a partir desta rede. Aguarde 15 minutos e tente de novo.',
  );

/** Keeps the traces of a failure: history and audit. */
export async function fail(
  context: UseCaseContext,
  account: AccountRow | undefined,
  http: HttpSide,
  problem: Problem,
): Promise<Refusal> {
  const professionalId = account?.professional_id;
  await recordAttempt(context, http, { professionalId: professionalId ?? null, succeeded: false });
  context.audit(
    professionalId
      ? { type: 'access.sign-in-failed', professionalId }
      : { type: 'access.sign-in-failed', details: { unknown: true } },
  );
  return new Refusal(problem);
}

/** Counts a wrong password, or a wrong code of the second factor; the last one allowed blocks. */
export async function countWrong(
  context: UseCaseContext,
  account: AccountRow,
  limit: number,
  http: HttpSide,
  problem: (left: number) => Problem = wrong,
): Promise<Refusal> {
  const { professional_id: professionalId } = account;
  const failed = (account.failed_attempts ?? 0) + 1;
  const isBlocked = failed >= limit;
  await saveAttempts(context.db, professionalId, failed, isBlocked ? context.now : null, context.now);
  if (isBlocked) context.audit({ type: 'access.blocked', professionalId });
  return fail(context, account, http, isBlocked ? blocked(limit) : problem(limit - failed));
}

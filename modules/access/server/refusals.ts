import { Problem } from '#platform/errors/problem';
import type { HttpSide } from '#platform/http/bind';
import { Refusal, type UseCaseContext } from '#platform/usecase/context';
import { recordAttempt } from './attempts.ts';
import { type AccountRow, findSoleMunicipality, saveAttempts } from './queries.ts';

const FAILED = 'access.sign-in-failed';

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

/** Keeps the traces of a failure: history and audit, with the municipality where it is known. */
export async function fail(
  context: UseCaseContext,
  account: AccountRow | undefined,
  http: HttpSide,
  problem: Problem,
  types: readonly string[] = [FAILED],
): Promise<Refusal> {
  const professionalId = account?.professional_id;
  await recordAttempt(context, http, { professionalId: professionalId ?? null, succeeded: false });
  // Asked for nobody too: the time of an answer does not tell who exists.
  const municipalityId = await findSoleMunicipality(context.db, professionalId ?? null);
  for (const type of types) {
    context.audit(
      professionalId ? { type, professionalId, municipalityId } : { type, details: { unknown: true } },
    );
  }
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
  const failed = (account.failed_attempts ?? 0) + 1;
  const isBlocked = failed >= limit;
  const blockedAt = isBlocked ? context.now : null;
  await saveAttempts(context.db, account.professional_id, failed, blockedAt, context.now);
  if (!isBlocked) return fail(context, account, http, problem(limit - failed));
  return fail(context, account, http, blocked(limit), ['access.blocked', FAILED]);
}

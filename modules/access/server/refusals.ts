import { Problem } from '#platform/errors/problem';
import type { HttpSide } from '#platform/http/bind';
import { Refusal, type UseCaseContext } from '#platform/usecase/context';
import { recordAttempt } from './attempts.ts';
import { countGuess, type Guesses } from './guesses.ts';
import { type AccountRow, findSoleMunicipality } from './queries.ts';

const FAILED = 'access.sign-in-failed';

const wrong = (left: number) =>
  new Problem(
    401,
    'wrong-credentials',
    `Usuário ou senha não conferem. ${left === 1 ? 'Resta 1 tentativa' : `Restam ${left} tentativas`} antes do bloqueio.`,
  );
/** The same for every CPF from one address: it does not tell who exists. */
export const blocked = ({ limit, minutes }: Pick<Guesses, 'limit' | 'minutes'>) =>
  new Problem(
    401,
    'account-blocked',
    minutes === null
      ? `Acesso bloqueado por ${limit} tentativas. Peça à coordenação da unidade para desbloquear e redefinir a senha.`
      : `Acesso bloqueado por ${limit} tentativas erradas. Aguarde ${minutes} minutos e tente de novo. Se nunca entrou ou esqueceu a senha, peça uma nova à coordenação da unidade.`,
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
  account: AccountRow | undefined,
  guesses: Guesses,
  http: HttpSide,
  problem: (left: number) => Problem = wrong,
): Promise<Refusal> {
  const left = await countGuess(context, guesses);
  if (left > 0) return fail(context, account, http, problem(left));
  return fail(context, account, http, blocked(guesses), ['access.blocked', FAILED]);
}

import { isCpf, normalizeCpf } from '@pec-aberto/brazil';
import { Problem } from '#platform/errors/problem';
import type { HttpSide } from '#platform/http/bind';
import { readSetting } from '#platform/settings/settings';
import { Refusal, type UseCaseContext } from '#platform/usecase/context';
import { maxAttempts, passwordMonths } from '../settings.ts';
import { verifyPassword } from './password.ts';
import {
  type AccountRow,
  countUnknown,
  findAccountByCpf,
  listAccesses,
  requirePasswordChange,
  saveAttempts,
} from './queries.ts';
import { openSession } from './session.ts';
import { setSessionAccess } from './session-queries.ts';

const wrong = (left: number) =>
  new Problem(
    401,
    'wrong-credentials',
    `Usuário ou senha não conferem. ${left === 1 ? 'Resta 1 tentativa' : `Restam ${left} tentativas`} antes do bloqueio.`,
  );
const blocked = (limit: number) =>
  new Problem(
    401,
    'account-blocked',
    `Acesso bloqueado por ${limit} tentativas. Peça à coordenação da unidade para desbloquear e redefinir a senha.`,
  );
const withoutAccess = () =>
  new Problem(
    403,
    'no-access',
    'Você não tem acesso habilitado nesta instalação. Peça à coordenação da unidade para conferir sua lotação.',
  );

export type SignedIn = { professionalId: string; mustChangePassword: boolean; sessionId: string };

/**
 * Opens a session with CPF and password. A refusal keeps its traces (counter, audit). The answers for a CPF
 * nobody has are the same as for a wrong password: they do not tell who exists.
 */
export async function signIn(
  context: UseCaseContext,
  input: { cpf: string; password: string },
  http: HttpSide,
): Promise<SignedIn | Refusal> {
  const cpf = normalizeCpf(input.cpf);
  if (!isCpf(cpf)) {
    throw new Problem(422, 'cpf-invalid', 'O CPF não confere. Confira os 11 dígitos.', [
      { path: 'cpf', message: 'CPF inválido.' },
    ]);
  }
  const limit = await readSetting(context.platform, context.db, maxAttempts);
  const account = await findAccountByCpf(context.db, cpf);
  const matches = await verifyPassword(input.password, account?.password_hash ?? null);
  if (!account?.password_hash) return refuseUnknown(context, cpf, limit);
  if (account.blocked_at) {
    context.audit({ type: 'access.sign-in-failed', professionalId: account.professional_id });
    return new Refusal(blocked(limit));
  }
  if (!matches) return refuseWrong(context, account, limit);
  return enter(context, account, http);
}

async function refuseUnknown(context: UseCaseContext, cpf: string, limit: number): Promise<Refusal> {
  const failed = await countUnknown(context.db, context.platform.secrets.digest(cpf), context.now);
  context.audit({ type: 'access.sign-in-failed', details: { unknown: true } });
  return new Refusal(failed >= limit ? blocked(limit) : wrong(limit - failed));
}

async function refuseWrong(context: UseCaseContext, account: AccountRow, limit: number): Promise<Refusal> {
  const { professional_id: professionalId } = account;
  const failed = (account.failed_attempts ?? 0) + 1;
  const isBlocked = failed >= limit;
  await saveAttempts(context.db, professionalId, failed, isBlocked ? context.now : null, context.now);
  context.audit({ type: 'access.sign-in-failed', professionalId });
  if (isBlocked) context.audit({ type: 'access.blocked', professionalId });
  return new Refusal(isBlocked ? blocked(limit) : wrong(limit - failed));
}

async function enter(
  context: UseCaseContext,
  account: AccountRow,
  http: HttpSide,
): Promise<SignedIn | Refusal> {
  const { professional_id: professionalId } = account;
  const accesses = await listAccesses(context.db, professionalId);
  await saveAttempts(context.db, professionalId, 0, null, context.now);
  if (accesses.length === 0) {
    context.audit({ type: 'access.sign-in-failed', professionalId, details: { withoutAccess: true } });
    return new Refusal(withoutAccess());
  }
  const mustChangePassword = account.must_change_password === true || (await isTooOld(context, account));
  if (mustChangePassword && !account.must_change_password) {
    await requirePasswordChange(context.db, professionalId, context.now);
  }
  // One access needs no choice.
  const only = accesses.length === 1 ? accesses[0] : undefined;
  const sessionId = await openSession(context, http, { professionalId, accessId: only?.id ?? null });
  if (only)
    await setSessionAccess(context.db, {
      id: sessionId,
      professionalId,
      accessId: only.id,
      now: context.now,
    });
  context.audit({ type: 'access.signed-in', professionalId, subject: { table: 'session', id: sessionId } });
  return { professionalId, mustChangePassword, sessionId };
}

async function isTooOld(context: UseCaseContext, account: AccountRow): Promise<boolean> {
  const months = await readSetting(context.platform, context.db, passwordMonths);
  const limit = new Date(context.now);
  limit.setUTCMonth(limit.getUTCMonth() - months);
  return account.password_changed_at !== null && account.password_changed_at < limit;
}

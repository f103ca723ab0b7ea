import { conflict, forbidden, Problem, refused } from '#platform/errors/problem';
import type { HttpSide } from '#platform/http/bind';
import { openIfOurs } from '#platform/settings/secret-box';
import { Refusal, type UseCaseContext } from '#platform/usecase/context';
import { enterOnce } from './enter.ts';
import { findGuesses } from './guesses.ts';
import { checkOwnPassword, countOwnWrong, getOwnAccount } from './own-password.ts';
import { type AccountRow, listAccesses, lockAccount } from './queries.ts';
import { blocked, countWrong } from './refusals.ts';
import { getResettable } from './reset-scope.ts';
import {
  deleteFactor,
  enableFactor,
  findFactor,
  keepStep,
  newRecoveryCodes,
  saveEnrolling,
  useRecoveryCode,
} from './second-factor-queries.ts';
import { endSessionsOf } from './session-queries.ts';
import { dropTicket, findTicket } from './tickets.ts';
import { acceptedStep, newTotpSecret, totpUri } from './totp.ts';

const codeProblem = () => {
  const message = 'O código não confere. Espere o próximo código do aplicativo e digite-o.';
  return refused('wrong-code', message, [{ path: 'code', message }]);
};
const wrongCode = (left: number) =>
  new Problem(
    401,
    'wrong-code',
    `O código não confere. ${left === 1 ? 'Resta 1 tentativa' : `Restam ${left} tentativas`} antes do bloqueio.`,
    [{ path: 'code', message: 'Código não confere.' }],
  );
const unreadable = () =>
  conflict(
    'factor-unreadable',
    'O segundo fator desta conta foi guardado com uma chave que a instalação não tem mais, e nenhum código serve. ' +
      'Peça à administração, ou a quem cuida do servidor (pec user remove-second-factor), que o desligue; entre então ' +
      'com a senha e ligue-o de novo.',
  );
const ticketGone = () =>
  new Problem(401, 'ticket-expired', 'O tempo para digitar o código acabou. Entre de novo com CPF e senha.');

/**
 * Does this code, of the application or of recovery, open the account? It is used up by the question. Throws 409
 * `factor-unreadable` where the master key that sealed the secret is gone: recovery codes are of that key as well.
 */
async function takeCode(context: UseCaseContext, account: AccountRow, code: string): Promise<boolean> {
  const { professional_id: professionalId, totp_secret: sealed, totp_last_step: last } = account;
  if (!sealed) return false;
  const secret = openIfOurs(context.platform.secrets, sealed);
  if (secret === undefined) throw unreadable();
  const step = acceptedStep(secret, code, context.now, last);
  if (step !== undefined) {
    await keepStep(context.db, professionalId, step);
    return true;
  }
  const used = await useRecoveryCode(context, professionalId, code);
  if (used) context.audit({ type: 'access.recovery-code-used', professionalId });
  return used;
}

/** Ends a sign-in with the second factor. Wrong codes count as wrong passwords do. */
export async function giveSecondFactor(
  context: UseCaseContext,
  input: { ticket: string; code: string },
  http: HttpSide,
): Promise<{ sessionId: string } | Refusal> {
  const professionalId = await findTicket(context, input.ticket);
  if (!professionalId) throw ticketGone();
  const account = await getOwnAccount(context, professionalId);
  const guesses = await findGuesses(context, { cpf: account.cpf, account });
  if (guesses.blocked) return new Refusal(blocked(guesses));
  if (!(await takeCode(context, account, input.code))) {
    return countWrong(context, account, guesses, http, wrongCode);
  }
  await dropTicket(context, input.ticket);
  const accesses = await listAccesses(context.db, professionalId);
  return { sessionId: await enterOnce(context, account, accesses, http) };
}

/**
 * Begins the enrolment: a secret that counts only after a first code of it. Only administrators may. Asks the password:
 * who finds the session open would lock its owner out.
 */
export async function beginEnrolment(
  context: UseCaseContext,
  professionalId: string,
  password: string,
  http: HttpSide,
) {
  const account = await checkOwnPassword(context, http, professionalId, { password, field: 'password' });
  if (account instanceof Refusal) return account;
  if (account.totp_secret) throw conflict('factor-enabled', 'O segundo fator já está ligado nesta conta.');
  const accesses = await listAccesses(context.db, professionalId);
  if (!accesses.some((access) => access.kind !== 'lotacao')) {
    throw forbidden('O segundo fator é dos acessos de administração e gestão.');
  }
  const secret = newTotpSecret();
  await saveEnrolling(context.db, professionalId, context.platform.secrets.seal(secret));
  context.audit({ type: 'access.second-factor-begun' });
  return { secret, uri: totpUri(secret, account.name, 'PEC Aberto') };
}

/** Turns it on with a code of the new secret; the recovery codes are shown this once. */
export async function confirmEnrolment(context: UseCaseContext, professionalId: string, code: string) {
  await lockAccount(context.db, professionalId);
  const { enrolling } = await findFactor(context.db, professionalId);
  const secret = enrolling && openIfOurs(context.platform.secrets, enrolling);
  if (!secret) throw conflict('factor-not-begun', 'Comece de novo: gere o QR code e leia-o no aplicativo.');
  const step = acceptedStep(secret, code, context.now, null);
  if (step === undefined) throw codeProblem();
  await enableFactor(context.db, professionalId, step);
  context.audit({ type: 'access.second-factor-enabled' });
  return { recoveryCodes: await newRecoveryCodes(context, professionalId) };
}

/** Turns it off: asks the password and a code, as who finds the session open has neither. */
export async function turnOffFactor(
  context: UseCaseContext,
  professionalId: string,
  input: { password: string; code: string },
  http: HttpSide,
): Promise<Refusal | undefined> {
  const account = await checkOwnPassword(context, http, professionalId, {
    password: input.password,
    field: 'password',
  });
  if (account instanceof Refusal) return account;
  if (!(await takeCode(context, account, input.code)))
    return countOwnWrong(context, http, account, codeProblem);
  await removeFactor(context, professionalId);
  return undefined;
}

/**
 * Turns off that of a person within the actor's reach who lost telephone and codes; the open sessions end.
 * Nobody's own: a session found open must not be enough.
 */
export async function removeFactorOf(context: UseCaseContext, professionalId: string): Promise<void> {
  const { actor, db } = context;
  if (actor.kind === 'person' && actor.professionalId === professionalId) {
    throw forbidden('O próprio segundo fator se desliga com a senha e um código, em Segundo fator.');
  }
  const account = await getResettable(context, professionalId);
  if (!account.totp_secret) throw conflict('factor-off', 'O segundo fator já está desligado nesta conta.');
  await removeFactor(context, professionalId);
  await endSessionsOf(db, professionalId, 'revoked', context.now);
}

/** Without questions: by the command line, and when the installer is reset. */
export async function removeFactor(context: UseCaseContext, professionalId: string): Promise<void> {
  await deleteFactor(context.db, professionalId);
  context.audit({
    type: 'access.second-factor-removed',
    subject: { table: 'professional', id: professionalId },
  });
}

import { installerChaveFor } from '@pec-aberto/activation';
import { isCpf, normalizeCpf } from '@pec-aberto/brazil';
import { checkInstallerAnswer } from '#modules/activation/index';
import { findInstaller, replaceInstaller, restoreAccount } from '#modules/access/index';
import { ensureProfessional } from '#modules/health-network/index';
import { getInstallation } from '#modules/setup/index';
import type { RouteInput } from '#platform/contract/route';
import { uuidV7 } from '#platform/db/uuid';
import { Problem, refused } from '#platform/errors/problem';
import { Refusal, type ReadContext, type UseCaseContext } from '#platform/usecase/context';
import type { finishInstallerReset } from '../contract.ts';
import {
  closeRequest,
  findKnownPerson,
  findRequest,
  insertRequest,
  type ResetAction,
  type ResetRequest,
} from './installer-reset-queries.ts';

const HOURS = 24;

const onField = (path: string, code: string, message: string) => refused(code, message, [{ path, message }]);

/**
 * Opens a request with a chave of its own. Says nothing of who is installer: a CPF that is not his is refused
 * only to who brings a contra-chave.
 */
export async function askInstallerReset(
  context: UseCaseContext,
  input: { action: ResetAction; cpf: string },
): Promise<{ id: string; chave: string; expiresAt: string }> {
  const cpf = normalizeCpf(input.cpf);
  if (!isCpf(cpf)) throw onField('cpf', 'cpf-invalid', 'O CPF não confere. Confira os 11 dígitos.');
  const installation = await getInstallation(context.db);
  const id = uuidV7(context.now.getTime());
  const expiresAt = new Date(context.now.getTime() + HOURS * 3_600_000);
  await insertRequest(context.db, { id, action: input.action, cpf, expiresAt }, context.now);
  context.audit({ type: 'settings.installer-reset-asked', details: { action: input.action } });
  const chave = installerChaveFor({ installationId: installation.id, requestId: id });
  return { id, chave, expiresAt: expiresAt.toISOString() };
}

/** The request this contra-chave answers. Throws 404 for a spent request, 422 for a wrong answer. */
async function getAnswered(
  context: Pick<ReadContext, 'db' | 'now' | 'platform'>,
  id: string,
  contraChave: string,
): Promise<ResetRequest> {
  const request = await findRequest(context.db, id, context.now);
  if (!request) {
    throw new Problem(
      404,
      'reset-request-gone',
      'Este pedido venceu ou já foi concluído. Comece de novo e peça outra contra-chave.',
    );
  }
  const installation = await getInstallation(context.db);
  const chave = installerChaveFor({ installationId: installation.id, requestId: id });
  await checkInstallerAnswer(context, { chave, contraChave });
  return request;
}

/** Checks the answer and tells what the page still has to ask. */
export async function checkInstallerReset(context: ReadContext, id: string, contraChave: string) {
  const { action, cpf } = await getAnswered(context, id, contraChave);
  if (action === 'password') await requireInstaller(context, cpf);
  const person = await findKnownPerson(context.db, cpf);
  return { action, person: person ? { name: person.name, hasPassword: person.has_password } : null };
}

async function requireInstaller({ db }: Pick<ReadContext, 'db'>, cpf: string): Promise<string> {
  const installer = await findInstaller(db);
  if (installer?.cpf === cpf) return installer.professionalId;
  throw onField(
    'cpf',
    'not-the-installer',
    'Este CPF não é o do instalador atual. Confira o CPF ou use “Definir novo instalador”.',
  );
}

/** Concludes with a contra-chave: once. A refusal leaves its trace; what the form got wrong leaves the request. */
export async function concludeInstallerReset(
  context: UseCaseContext,
  id: string,
  body: RouteInput<typeof finishInstallerReset>['body'],
): Promise<Refusal | Record<string, never>> {
  const request = await answeredOrRefused(context, id, body.contraChave);
  if (request instanceof Refusal) return request;
  if (request.action === 'password') await resetPassword(context, request, body);
  else await appoint(context, request, body);
  await closeRequest(context.db, id, context.now);
  context.audit({ type: 'settings.installer-reset', details: { action: request.action } });
  return {};
}

async function answeredOrRefused(context: UseCaseContext, id: string, contraChave: string) {
  try {
    return await getAnswered(context, id, contraChave);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    context.audit({ type: 'settings.installer-reset-refused', details: { code: error.code } });
    return new Refusal(error);
  }
}

type Conclusion = { password?: string; name?: string; email?: string };
const passwordNeeded = () => onField('password', 'password-required', 'Preenchimento obrigatório.');

async function resetPassword(
  context: UseCaseContext,
  { cpf }: ResetRequest,
  body: Conclusion,
): Promise<void> {
  const professionalId = await requireInstaller(context, cpf);
  if (!body.password) throw passwordNeeded();
  await restoreAccount(context, professionalId, body.password);
}

async function appoint(context: UseCaseContext, { cpf }: ResetRequest, body: Conclusion): Promise<void> {
  const known = await findKnownPerson(context.db, cpf);
  if (!body.password && !known?.has_password) throw passwordNeeded();
  if (!known && !body.name) throw onField('name', 'name-required', 'Preenchimento obrigatório.');
  const professionalId =
    known?.id ??
    (await ensureProfessional(context, {
      cpf,
      name: body.name ?? '',
      ...(body.email ? { email: body.email } : {}),
    }));
  const installer = await findInstaller(context.db);
  if (installer?.professionalId !== professionalId) await replaceInstaller(context, professionalId);
  if (body.password) await restoreAccount(context, professionalId, body.password);
}

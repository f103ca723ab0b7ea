import { randomUUID } from 'node:crypto';
import { ensureProfessional } from '#modules/health-network/index';
import { grantAdministrativeAccess, setPassword } from '#modules/access/index';
import type { Static } from 'typebox';
import { uuidV7 } from '#platform/db/uuid';
import { conflict, Problem } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { InstallationFields } from '../contract.ts';
import { installationAddress } from './change-installation.ts';
import { findInstallation, insertInstallation, type NewInstallation } from './queries.ts';
import { forgetSetupCode } from './setup-code.ts';

const alreadyConfigured = () =>
  conflict('already-configured', 'Esta instalação já foi configurada. Entre com CPF e senha do instalador.');

/**
 * Gives the base its identity and its installer, once: 409 the second time. The installer is found by CPF
 * among those already known, or entered by hand, and may sign in at once with the password chosen here.
 */
export async function initialiseInstallation(
  context: UseCaseContext,
  input: Static<typeof InstallationFields>,
): Promise<NewInstallation> {
  if (await findInstallation(context.db)) throw alreadyConfigured();
  const installation = { ...identity(input), id: uuidV7(context.now.getTime()), incarnation: randomUUID() };
  if (!(await insertInstallation(context.db, installation, context.now))) throw alreadyConfigured();
  const professionalId = await onInstaller(() => ensureProfessional(context, input.installer));
  await onInstaller(() =>
    setPassword(context, { professionalId, password: input.password, mustChange: false }),
  );
  await grantAdministrativeAccess(context, { professionalId, kind: 'installer', municipalityId: null });
  context.changed({ table: 'installation', id: installation.id, operation: 'I' });
  context.audit({
    type: 'setup.initialised',
    subject: { table: 'installation', id: installation.id },
    details: { purpose: installation.purpose, resources: installation.resources },
    professionalId,
  });
  context.afterCommit(() => forgetSetupCode(context.platform.boot.dataDir));
  return installation;
}

function identity(input: Static<typeof InstallationFields>) {
  return { ...installationAddress(input), purpose: input.purpose, resources: input.resources };
}

/** What other rooms refuse, on the fields by which it was asked for here. */
async function onInstaller<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Problem) || !error.fields) throw error;
    const fields = error.fields.map(({ path, message }) => ({
      path: path === 'next' ? 'password' : `installer.${path}`,
      message,
    }));
    throw new Problem(error.status, error.code, error.detail, fields);
  }
}

import { refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { findProfessionalId } from './letter-queries.ts';
import { generateProvisionalPassword } from './password.ts';
import { getResettable } from './reset-scope.ts';
import { endSessionsOf } from './session-queries.ts';
import { setPassword } from './set-password.ts';

export type Provisional = { password: string; cpf: string; unblocked: boolean };

/**
 * Gives a professional a password to be changed at the first entry, typed by who gives it or drawn here;
 * unblocks the account and ends its sessions. A typed one that breaks a rule is refused (422, field `password`).
 */
export async function issueProvisionalPassword(
  context: UseCaseContext,
  professionalId: string,
  typed?: string,
): Promise<Provisional> {
  const account = await getResettable(context, professionalId);
  const password = typed ?? generateProvisionalPassword();
  await setPassword(context, { professionalId, password, mustChange: true, field: 'password' });
  await endSessionsOf(context.db, professionalId, 'revoked', context.now);
  const subject = { table: 'professional', id: professionalId };
  const unblocked = account.blocked_at !== null;
  if (unblocked) context.audit({ type: 'access.unblocked', subject });
  context.audit({ type: 'access.provisional-password-issued', subject });
  return { password, cpf: account.cpf, unblocked };
}

/** The professional with a CPF, for the command line. */
export async function findProfessionalByCpf(context: UseCaseContext, cpf: string): Promise<string> {
  const id = await findProfessionalId(context.db, cpf);
  if (id === undefined) {
    throw refused(
      'professional-unknown',
      'Não há profissional com este CPF. Confira o CPF ou importe o CNES antes.',
    );
  }
  return id;
}

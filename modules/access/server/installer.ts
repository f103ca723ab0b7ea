import type { UseCaseContext } from '#platform/usecase/context';
import { grantAdministrativeAccess } from './administrative.ts';
import { endInstaller } from './administrative-queries.ts';
import { removeFactor } from './second-factor.ts';
import { endSessionsOf } from './session-queries.ts';
import { setPassword } from './set-password.ts';

/** Defines the password of an account given back to its owner: sessions and second factor of before end. */
export async function restoreAccount(
  context: UseCaseContext,
  professionalId: string,
  password: string,
): Promise<void> {
  await setPassword(context, { professionalId, password, mustChange: false, field: 'password' });
  await removeFactor(context, professionalId);
  await endSessionsOf(context.db, professionalId, 'revoked', context.now);
}

/** Gives the administration of the installation to somebody else; the former installer leaves at once. */
export async function replaceInstaller(context: UseCaseContext, professionalId: string): Promise<void> {
  const former = await endInstaller(context.db, context.now);
  if (former) {
    await endSessionsOf(context.db, former.professional_id, 'revoked', context.now);
    context.changed({ table: 'administrative_access', id: former.id, operation: 'U' });
    context.audit({
      type: 'access.administrative-disabled',
      subject: { table: 'administrative_access', id: former.id },
    });
  }
  await grantAdministrativeAccess(context, { professionalId, kind: 'installer', municipalityId: null });
}

import { type Db, findRow, sql } from '#platform/db/database';
import type { UseCaseContext } from '#platform/usecase/context';
import { grantAdministrativeAccess } from './administrative.ts';
import { removeFactor } from './second-factor.ts';
import { endSessionsOf } from './session-queries.ts';
import { setPassword } from './set-password.ts';

/** Who administers the installation; undefined before the set-up. */
export async function findInstaller(db: Db): Promise<{ professionalId: string; cpf: string } | undefined> {
  return findRow<{ professionalId: string; cpf: string }>(
    db,
    sql`select p.id as "professionalId", p.cpf from administrative_access a
      join health_network_professional p on p.id = a.professional_id where a.kind = 'installer' and a.active`,
  );
}

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
  const former = await findRow<{ id: string; professional_id: string }>(
    context.db,
    sql`update administrative_access set active = false, inactivated_at = ${context.now}
      where kind = 'installer' and active returning id, professional_id`,
  );
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

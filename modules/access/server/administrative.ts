import { sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { violates } from '#platform/db/errors';
import { conflict, notFound } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';

export type AdministrativeGrant = {
  professionalId: string;
  kind: 'installer' | 'municipal-admin';
  municipalityId: string | null;
};

/**
 * Gives an administrative access. One installer an installation, one enabled responsible a municipality:
 * the base refuses a second one and the person reads why (409).
 */
export async function grantAdministrativeAccess(
  context: UseCaseContext,
  grant: AdministrativeGrant,
): Promise<string> {
  const id = uuidV7(context.now.getTime());
  try {
    await sql`
      insert into administrative_access (id, professional_id, kind, municipality_id, created_at)
      values (${id}, ${grant.professionalId}, ${grant.kind}, ${grant.municipalityId}, ${context.now})
    `.execute(context.db);
  } catch (error) {
    if (violates(error, 'administrative_access_responsible')) {
      throw conflict(
        'responsible-exists',
        'Este município já tem um responsável habilitado. Inative o atual antes de nomear outro.',
      );
    }
    if (violates(error, 'administrative_access_installer')) {
      throw conflict('installer-exists', 'Esta instalação já tem um administrador.');
    }
    throw error;
  }
  context.changed({ table: 'administrative_access', id, operation: 'I' });
  context.audit({
    type: 'access.administrative-granted',
    subject: { table: 'administrative_access', id },
    municipalityId: grant.municipalityId,
    details: { kind: grant.kind },
  });
  return id;
}

/** Switches a municipal responsible off or on again (ADM-E03); off takes effect at the next request. */
export async function setAdministrativeAccessActive(
  context: UseCaseContext,
  id: string,
  active: boolean,
): Promise<void> {
  const inactivatedAt = active ? null : context.now;
  try {
    const updated = await sql`
      update administrative_access set active = ${active}, inactivated_at = ${inactivatedAt}
      where id = ${id} and kind = 'municipal-admin' and active <> ${active}`.execute(context.db);
    if (updated.numAffectedRows === 0n) throw notFound('O responsável');
  } catch (error) {
    if (violates(error, 'administrative_access_responsible')) {
      throw conflict(
        'responsible-exists',
        'Este município já tem outro responsável habilitado. Inative o atual antes.',
      );
    }
    throw error;
  }
  context.changed({ table: 'administrative_access', id, operation: 'U' });
  context.audit({
    type: active ? 'access.administrative-enabled' : 'access.administrative-disabled',
    subject: { table: 'administrative_access', id },
  });
}

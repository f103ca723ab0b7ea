import { uuidV7 } from '#platform/db/uuid';
import { violates } from '#platform/db/errors';
import { conflict, notFound } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import {
  type AdministrativeGrant,
  insertAdministrative,
  switchAdministrative,
} from './administrative-queries.ts';

const refusals: ReadonlyArray<readonly [constraint: string, code: string, sentence: string]> = [
  [
    'administrative_access_responsible',
    'responsible-exists',
    'Este município já tem um responsável habilitado. Inative o atual antes de habilitar outro.',
  ],
  ['administrative_access_installer', 'installer-exists', 'Esta instalação já tem um administrador.'],
  [
    'administrative_access_manager',
    'manager-exists',
    'Este profissional já tem este acesso de gestor ativo.',
  ],
];

/** Says 409 with a reason for what the base refuses. */
async function kept<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const refusal = refusals.find(([constraint]) => violates(error, constraint));
    throw refusal ? conflict(refusal[1], refusal[2]) : error;
  }
}

/**
 * Gives an administrative access. One installer an installation, one enabled responsible a municipality, one
 * manager's access a person and place: the base refuses a second one and the person reads why (409).
 */
export async function grantAdministrativeAccess(
  context: UseCaseContext,
  { professionalId, kind, municipalityId, uf, profileId }: AdministrativeGrant,
): Promise<string> {
  const id = uuidV7(context.now.getTime());
  await kept(() =>
    insertAdministrative(context.db, {
      id,
      professionalId,
      kind,
      municipalityId,
      uf,
      profileId,
      now: context.now,
    }),
  );
  context.changed({ table: 'administrative_access', id, operation: 'I' });
  context.audit({
    type: 'access.administrative-granted',
    subject: { table: 'administrative_access', id },
    municipalityId,
    details: { kind, ...(uf ? { uf } : {}) },
  });
  return id;
}

/**
 * Switches a municipal responsible or a manager off or on again (ADM-E03); off takes effect at the next
 * request. The installer is never switched off: 404.
 */
export async function setAdministrativeAccessActive(
  context: UseCaseContext,
  id: string,
  active: boolean,
): Promise<void> {
  const isChanged = await kept(() => switchAdministrative(context.db, id, active, context.now));
  if (!isChanged) throw notFound('O acesso');
  context.changed({ table: 'administrative_access', id, operation: 'U' });
  context.audit({
    type: active ? 'access.administrative-enabled' : 'access.administrative-disabled',
    subject: { table: 'administrative_access', id },
  });
}

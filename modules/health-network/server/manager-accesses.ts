import {
  type AdministrativeKind,
  grantAdministrativeAccess,
  listAssignableProfiles,
  setAdministrativeAccessActive,
} from '#modules/access/index';
import { isUf } from './person-checks.ts';
import { forbidden, notFound, refused } from '#platform/errors/problem';
import type { Actor } from '#platform/permissions/access';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { type AccessRow, findAccess } from './manager-access-queries.ts';
import { requireProfessional } from './professional-queries.ts';

type ManagerKind = 'municipal-manager' | 'state-manager';

/** A municipality's manager is its administrator's to name, a state's the installer's (ADM-I15). */
function mayName(actor: Actor, access: { kind: AdministrativeKind; municipalityId: string | null }): boolean {
  const own = accessOf(actor);
  if (access.kind === 'state-manager') return own?.kind === 'installer';
  if (access.kind !== 'municipal-manager') return false;
  return own?.kind === 'municipal-admin' && own.municipalityId === access.municipalityId;
}

/** An access as the actor sees it. */
export const accessView = (actor: Actor, { municipalityId, ...row }: AccessRow) => ({
  ...row,
  manageable: mayName(actor, { kind: row.kind, municipalityId }),
});

/** "Cadastrar acesso" of a manager: 403 for the kind that is somebody else's to give, and to oneself. */
export async function addManagerAccess(
  context: UseCaseContext,
  professionalId: string,
  { kind, uf, profileId }: { kind: ManagerKind; uf?: string; profileId?: string },
): Promise<{ id: string }> {
  await requireProfessional(context, professionalId);
  const ofState = kind === 'state-manager';
  const municipalityId = ofState ? null : (accessOf(context.actor)?.municipalityId ?? null);
  if (!mayName(context.actor, { kind, municipalityId })) {
    throw forbidden(
      ofState
        ? 'O acesso de gestor estadual é dado pelo administrador da instalação.'
        : 'O acesso de gestor municipal é dado pelo administrador do município.',
    );
  }
  refuseOwn(context, professionalId);
  if (ofState && !(uf && isUf(uf))) {
    const message = uf ? 'Escolha o estado na lista.' : 'Preenchimento obrigatório.';
    throw refused('uf-invalid', 'Informe o estado do gestor.', [{ path: 'uf', message }]);
  }
  const profile = municipalityId && profileId ? { profileId } : {};
  if (profile.profileId) await requireManagerProfile(context, profile.profileId);
  const grant = { professionalId, kind, municipalityId, ...(ofState && uf ? { uf } : {}), ...profile };
  return { id: await grantAdministrativeAccess(context, grant) };
}

/** Profiles that a manager of the actor's municipality may be given; none where he names no such manager. */
export async function managerProfiles({ db, actor }: ReadContext) {
  const municipalityId = accessOf(actor)?.municipalityId;
  return municipalityId ? listAssignableProfiles(db, municipalityId, 'municipal-manager') : [];
}

async function requireManagerProfile(context: UseCaseContext, profileId: string): Promise<void> {
  if ((await managerProfiles(context)).some(({ id }) => id === profileId)) return;
  const message = 'Este perfil não existe mais ou foi inativado. Escolha outro.';
  throw refused('profile-invalid', message, [{ path: 'profileId', message }]);
}

/** Switches a manager's access off or on; off takes effect at the next request. */
export async function setManagerAccessActive(
  context: UseCaseContext,
  id: string,
  active: boolean,
): Promise<{ id: string }> {
  const access = await findAccess(context.db, id);
  if (!access || !mayName(context.actor, access)) throw notFound('O acesso');
  if (active) refuseOwn(context, access.professionalId);
  if (access.active !== active) await setAdministrativeAccessActive(context, id, active);
  return { id };
}

function refuseOwn({ actor }: UseCaseContext, professionalId: string): void {
  if (actor.kind === 'person' && actor.professionalId === professionalId) {
    throw forbidden('Ninguém dá acesso a si mesmo. Peça a outra pessoa da administração.');
  }
}

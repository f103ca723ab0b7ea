import type { RouteOutput } from '#platform/contract/route';
import { findProfile, holdsProfile, type MunicipalProfile, profileReach } from '#modules/access/index';
import { notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import type { getProfile } from '../contract.ts';
import { isMunicipalKind } from './resources.ts';
import { municipalityOf } from './scope.ts';

type ProfileView = RouteOutput<typeof getProfile>;

/** The profile of the municipality's administration changes with the program only: nobody grants to himself. */
export const isEditable = (profile: Pick<MunicipalProfile, 'accessKind'>): boolean =>
  profile.accessKind !== 'municipal-admin';

/** The kind as the contract names it; those of the installation never reach a municipality. */
export function kindOf({ accessKind }: Pick<MunicipalProfile, 'accessKind'>) {
  if (!isMunicipalKind(accessKind)) throw new Error(`a municipality was shown a profile of ${accessKind}`);
  return accessKind;
}

/** Whether the actor holds the profile in any access of the municipality. */
export async function isOwn(context: ReadContext, profileId: string): Promise<boolean> {
  const { actor, db } = context;
  if (actor.kind !== 'person') return false;
  return holdsProfile(db, municipalityOf(actor), profileId, actor.professionalId);
}

/** One profile with who feels a change of it; 404 for another municipality's. */
export async function viewProfile(context: ReadContext, id: string): Promise<ProfileView> {
  const municipalityId = municipalityOf(context.actor);
  const profile = await findProfile(context.db, municipalityId, id);
  if (!profile) throw notFound('O perfil');
  const { users, units, companions } = await profileReach(context.db, municipalityId, id);
  return {
    id: profile.id,
    name: profile.name,
    accessKind: kindOf(profile),
    type: profile.type,
    standard: profile.standard,
    active: profile.active,
    editable: isEditable(profile),
    copiedFrom: profile.copiedFrom,
    users,
    version: profile.version,
    changedAt: profile.changedAt.toISOString(),
    changedBy: profile.changedBy,
    resources: profile.resources,
    standardResources: profile.standardResources,
    own: await isOwn(context, id),
    units,
    companions,
  };
}

import {
  changeStandardProfile,
  deleteProfile as deleteRow,
  isProfileInUse,
  isProfileNameTaken,
  lockProfile,
  type MunicipalProfile,
  updateProfile,
} from '#modules/access/index';
import { notFound } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { difference } from '../contract/tree.ts';
import { auditProfile } from './audit.ts';
import { freeName } from './create.ts';
import * as refusal from './refusals.ts';
import { chosenResources } from './resources.ts';
import { municipalityOf } from './scope.ts';
import { isEditable, isOwn } from './view.ts';

type Next = { name: string; active: boolean; resources: ReadonlySet<string> };

/** The profile as the municipality has it, held until the end: a second editor waits, then reads the result. */
async function getForChange(context: UseCaseContext, id: string): Promise<MunicipalProfile> {
  const profile = await lockProfile(context.db, municipalityOf(context.actor), id);
  if (!profile) throw notFound('O perfil');
  if (!isEditable(profile)) throw refusal.profileOfProgram();
  return profile;
}

/** Keeps name and resources. Nothing is kept, and the person is told, when somebody saved after it was read. */
export async function saveProfile(
  context: UseCaseContext,
  id: string,
  typed: { version: string; name?: string; resources: readonly string[]; reason?: string | undefined },
): Promise<void> {
  const profile = await getForChange(context, id);
  if (profile.version !== typed.version) throw refusal.profileChanged();
  const name = await nameAfter(context, profile, typed.name);
  const resources = chosenResources(profile.accessKind, typed.resources, profile.resources);
  const changes = difference(new Set(profile.resources), resources);
  const renamed = name !== profile.name;
  if (!renamed && changes.added.length + changes.removed.length === 0) return;
  if (changes.added.length > 0 && (await isOwn(context, id))) throw refusal.ownProfile();
  await keep(context, profile, { name, active: profile.active, resources });
  auditProfile(context, 'profiles.changed', { id, name }, { ...changes, renamed, reason: typed.reason });
}

async function nameAfter(
  context: UseCaseContext,
  profile: MunicipalProfile,
  typed: string | undefined,
): Promise<string> {
  if (typed === undefined || typed === profile.name) return profile.name;
  if (profile.standard) throw refusal.nameLocked();
  return freeName(context, typed, profile.id);
}

/** What the municipality's own become, or what of a standard profile differs here from the program's. */
async function keep(context: UseCaseContext, profile: MunicipalProfile, next: Next): Promise<void> {
  if (!profile.standardResources) {
    try {
      return await updateProfile(context, profile.id, { ...next, resources: [...next.resources] });
    } catch (error) {
      throw isProfileNameTaken(error) ? refusal.nameTaken() : error;
    }
  }
  const place = { profileId: profile.id, municipalityId: municipalityOf(context.actor) };
  const { added, removed } = difference(new Set(profile.standardResources), next.resources);
  return changeStandardProfile(context, place, { active: next.active, added, removed });
}

/** Inactive, a profile is offered to nobody and gives nothing to who has it. */
export async function setProfileActive(context: UseCaseContext, id: string, active: boolean): Promise<void> {
  const profile = await getForChange(context, id);
  if (profile.active === active) return;
  if (active && (await isOwn(context, id))) throw refusal.ownProfile();
  await keep(context, profile, { name: profile.name, active, resources: new Set(profile.resources) });
  auditProfile(context, active ? 'profiles.activated' : 'profiles.inactivated', profile);
}

/** Deletes a profile of the municipality's own that no access holds, in force or not (ADM-K07). */
export async function deleteProfile(context: UseCaseContext, id: string): Promise<void> {
  const profile = await getForChange(context, id);
  if (profile.standard) throw refusal.profileIsStandard();
  try {
    await deleteRow(context, id);
  } catch (error) {
    throw isProfileInUse(error) ? refusal.profileInUse() : error;
  }
  auditProfile(context, 'profiles.deleted', profile);
}

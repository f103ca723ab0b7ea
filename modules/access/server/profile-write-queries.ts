import { sql } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { violates } from '#platform/db/errors';
import type { AccessKind } from '#platform/permissions/access';
import type { UseCaseContext } from '#platform/usecase/context';

export type NewProfile = {
  municipalityId: string;
  name: string;
  accessKind: AccessKind;
  resources: readonly string[];
  copiedFrom: string | null;
};

const authorOf = ({ actor }: UseCaseContext) => (actor.kind === 'person' ? actor.professionalId : null);

/** A profile of the municipality's own. Throws the violation of `profile_name` when the name is taken. */
export async function insertProfile(context: UseCaseContext, profile: NewProfile): Promise<string> {
  const id = uuidV7(context.now.getTime());
  const { municipalityId, name, accessKind, resources, copiedFrom } = profile;
  await sql`
    insert into profile (id, municipality_id, name, access_kind, resources, copied_from, created_at, changed_at,
      changed_by)
    values (${id}, ${municipalityId}, ${name}, ${accessKind}, ${[...resources]}::text[], ${copiedFrom},
      ${context.now}, ${context.now}, ${authorOf(context)})`.execute(context.db);
  context.changed({ table: 'profile', id, operation: 'I' });
  return id;
}

/** Changes a profile of the municipality's own. */
export async function updateProfile(
  context: UseCaseContext,
  id: string,
  next: { name: string; active: boolean; resources: readonly string[] },
): Promise<void> {
  await sql`
    update profile set name = ${next.name}, active = ${next.active}, resources = ${[...next.resources]}::text[],
      version = version + 1, changed_at = ${context.now}, changed_by = ${authorOf(context)}
    where id = ${id} and municipality_id is not null`.execute(context.db);
  context.changed({ table: 'profile', id, operation: 'U' });
}

/** Keeps the municipality's version of a standard profile as its difference from the program's. */
export async function changeStandardProfile(
  context: UseCaseContext,
  place: { profileId: string; municipalityId: string },
  next: { active: boolean; added: readonly string[]; removed: readonly string[] },
): Promise<void> {
  const rowId = uuidV7(context.now.getTime());
  const { rows } = await sql<{ id: string; version: number }>`
    insert into profile_change as c (id, profile_id, municipality_id, active, added, removed, changed_at,
      changed_by)
    values (${rowId}, ${place.profileId}, ${place.municipalityId}, ${next.active}, ${[...next.added]}::text[],
      ${[...next.removed]}::text[], ${context.now}, ${authorOf(context)})
    on conflict (profile_id, municipality_id) do update set active = excluded.active, added = excluded.added,
      removed = excluded.removed, version = c.version + 1, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by
    returning id, version`.execute(context.db);
  const [row] = rows;
  if (!row) throw new Error('the change of a profile was not kept');
  context.changed({ table: 'profile_change', id: row.id, operation: row.version === 1 ? 'I' : 'U' });
}

/** Deletes a profile of the municipality's own; the base refuses (`isProfileInUse`) while some access holds it. */
export async function deleteProfile(context: UseCaseContext, id: string): Promise<void> {
  await sql`delete from profile where id = ${id} and municipality_id is not null`.execute(context.db);
  context.changed({ table: 'profile', id, operation: 'D' });
}

export const isProfileInUse = (error: unknown): boolean =>
  violates(error, 'lotacao_profile_profile_id_fkey') ||
  violates(error, 'administrative_access_profile_id_fkey');
export const isProfileNameTaken = (error: unknown): boolean => violates(error, 'profile_name');

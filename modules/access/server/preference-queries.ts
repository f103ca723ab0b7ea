import { type Db, sql } from '#platform/db/database';
import type { Access } from '#platform/permissions/access';

/** The page that opens on entering an access, and what it asks for. */
export async function saveInitialModule(
  db: Db,
  { professionalId, access }: { professionalId: string; access: Pick<Access, 'id'> },
  { path, anyOf }: { path: string; anyOf: readonly string[] },
  now: Date,
): Promise<void> {
  await sql`
    insert into access_use (professional_id, access_id, last_used_at, initial_module, initial_module_needs)
    values (${professionalId}, ${access.id}, ${now}, ${path}, ${[...anyOf]}::text[])
    on conflict (professional_id, access_id) do update
      set initial_module = excluded.initial_module, initial_module_needs = excluded.initial_module_needs
  `.execute(db);
}

export async function saveDirectAccess(
  db: Db,
  professionalId: string,
  direct: boolean,
  now: Date,
): Promise<void> {
  await sql`update account set direct_access = ${direct}, updated_at = ${now}
    where professional_id = ${professionalId}`.execute(db);
}

/** The version of the terms of use that the person accepted. */
export async function saveAccepted(
  db: Db,
  professionalId: string,
  version: string,
  now: Date,
): Promise<void> {
  await sql`update account set terms_version = ${version}, updated_at = ${now}
    where professional_id = ${professionalId}`.execute(db);
}

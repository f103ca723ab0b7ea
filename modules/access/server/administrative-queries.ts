import { type Db, findRow, sql } from '#platform/db/database';
import type { AccessKind } from '#platform/permissions/access';

export type AdministrativeKind = Exclude<AccessKind, 'lotacao'>;
export type AdministrativeGrant = {
  professionalId: string;
  kind: AdministrativeKind;
  /** Null for the installer and for a state's manager. */
  municipalityId: string | null;
  /** Of a state's manager only. */
  uf?: string | undefined;
  /** A profile of this kind other than the standard one. */
  profileId?: string | undefined;
};

export async function insertAdministrative(
  db: Db,
  access: AdministrativeGrant & { id: string; now: Date },
): Promise<void> {
  const { id, professionalId, kind, municipalityId, uf, profileId, now } = access;
  await sql`
    insert into administrative_access (id, professional_id, kind, municipality_id, uf, profile_id, created_at)
    values (${id}, ${professionalId}, ${kind}, ${municipalityId}, ${uf ?? null},
      ${profileId ?? null}, ${now})
  `.execute(db);
}

/** Off or on; false where there is no such access to switch. */
export async function switchAdministrative(db: Db, id: string, active: boolean, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update administrative_access set active = ${active}, inactivated_at = ${active ? null : now}
    where id = ${id} and kind <> 'installer' and active <> ${active}`.execute(db);
  return numAffectedRows !== 0n;
}

/** Who administers the installation; undefined before the set-up. */
export const findInstaller = (db: Db): Promise<{ professionalId: string; cpf: string } | undefined> =>
  findRow<{ professionalId: string; cpf: string }>(
    db,
    sql`select p.id as "professionalId", p.cpf from administrative_access a
      join health_network_professional p on p.id = a.professional_id where a.kind = 'installer' and a.active`,
  );

/** Answers whose access it was. */
export const endInstaller = (
  db: Db,
  now: Date,
): Promise<{ id: string; professional_id: string } | undefined> =>
  findRow<{ id: string; professional_id: string }>(
    db,
    sql`update administrative_access set active = false, inactivated_at = ${now}
      where kind = 'installer' and active returning id, professional_id`,
  );

/** The steps of the first access were gone through. */
export async function markFirstAccessDone(db: Db, id: string | null, now: Date): Promise<void> {
  await sql`update administrative_access set first_access_done_at = ${now}
    where id = ${id} and first_access_done_at is null`.execute(db);
}

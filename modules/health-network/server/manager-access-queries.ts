import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { named } from '#platform/db/named';
import type { AdministrativeKind } from '#modules/access/index';

export type AccessRow = {
  id: string;
  kind: AdministrativeKind;
  municipality: { ibge: string; name: string; uf: string } | null;
  municipalityId: string | null;
  uf: string | null;
  profile: string | null;
  active: boolean;
  createdAt: string;
  inactivatedAt: string | null;
};

type Stored = Omit<AccessRow, 'createdAt' | 'inactivatedAt'> & {
  created_at: Date;
  inactivated_at: Date | null;
};

/** Administrative accesses of a professional, active first; of one municipality, or of everywhere (null). */
export async function listAccessesOf(
  db: Db,
  professionalId: string,
  { municipalityId, showInactive }: { municipalityId: string | null; showInactive: boolean },
): Promise<AccessRow[]> {
  const reached = municipalityId === null ? sql`true` : sql`a.municipality_id = ${municipalityId}::uuid`;
  const rows = await rowsOf<Stored>(
    db,
    named(sql`select a.id, a.kind, case when m.id is not null
          then jsonb_build_object('ibge', m.ibge, 'name', m.name, 'uf', m.uf) end as municipality,
        a.municipality_id as "municipalityId", a.uf, p.name as profile, a.active, a.created_at, a.inactivated_at
      from access_administrative a left join municipality m on m.id = a.municipality_id
      left join access_profile p on p.id = a.profile_id and p.municipality_id = a.municipality_id
        and p.slug is null
      where a.professional_id = ${professionalId} and ${reached} and (a.active or ${showInactive})
      order by a.active desc, a.created_at, a.id`),
  );
  return rows.map(({ created_at, inactivated_at, ...row }) => ({
    ...row,
    createdAt: created_at.toISOString(),
    inactivatedAt: inactivated_at?.toISOString() ?? null,
  }));
}

export function findAccess(
  db: Db,
  id: string,
): Promise<
  | { professionalId: string; kind: AdministrativeKind; municipalityId: string | null; active: boolean }
  | undefined
> {
  return findRow(
    db,
    sql`select professional_id as "professionalId", kind, municipality_id as "municipalityId", active
      from access_administrative where id = ${id}`,
  );
}

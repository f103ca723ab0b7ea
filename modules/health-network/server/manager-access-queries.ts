import type { RawBuilder } from 'kysely';
import { type Db, findRow, sql } from '#platform/db/database';
import { instantAsText } from '#platform/db/json';
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

/** Administrative accesses of a professional, active first; of one municipality, or of everywhere (null). */
export const administrativeAccessesOf = (
  id: RawBuilder<unknown>,
  { municipalityId, showInactive }: { municipalityId: string | null; showInactive: boolean },
): RawBuilder<AccessRow> => sql`
  select a.id, a.kind, case when m.id is not null
      then json_build_object('ibge', m.ibge, 'name', m.name, 'uf', m.uf) end as municipality,
    a.municipality_id as "municipalityId", a.uf, f.name as profile, a.active,
    ${instantAsText(sql`a.created_at`)} as "createdAt", ${instantAsText(sql`a.inactivated_at`)} as "inactivatedAt"
  from access_administrative a left join municipality m on m.id = a.municipality_id
  left join access_profile f on f.id = a.profile_id and f.municipality_id = a.municipality_id
    and f.slug is null
  where a.professional_id = ${id} and (a.active or ${showInactive})
    and ${municipalityId === null ? sql`true` : sql`a.municipality_id = ${municipalityId}::uuid`}
  order by a.active desc, a.created_at, a.id`;

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

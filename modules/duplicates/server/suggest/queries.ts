import { isDefinitiveCns } from '@pec-aberto/matching';
import { type Db, rowsOf, sql } from '#platform/db/database';
import { type Fullness, type Suggestion, suggestPrincipal } from './suggest.ts';

type Row = Omit<Fullness, 'documents'> & { cpf: boolean; cns: string | null };

/** How much each of these registrations holds, by id. */
async function fullnessOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Fullness>> {
  const rows = await rowsOf<Row>(
    db,
    sql`select c.id, c.status = 'active' as active, c.fci_uuid is not null as fci, c.cpf is not null as cpf, c.cns,
      c.team_id is not null as team, c.created_at as "createdAt",
      (c.family_responsible or c.responsible_id is not null)::int
        + (select count(*) from citizen d where d.responsible_id = c.id and d.status <> 'merged') as family,
      num_nonnulls(c.social_name, c.birth_date, c.sex, c.race, c.mother_name, c.father_name, c.nationality,
        c.birth_municipality_ibge, c.phone_home, c.phone_mobile, c.phone_contact, c.email, c.cep, c.municipality_ibge,
        c.bairro, c.street, c.house_number, c.complement, c.microarea, c.nis, c.marital_status, c.blood_type,
        c.occupation_cbo, c.education) as fields
      from citizen c where c.id = any(${[...new Set(ids)]}::uuid[])`,
  );
  return new Map(
    rows.map(({ cpf, cns, ...row }) => {
      const documents = Number(cpf) + Number(cns !== null && isDefinitiveCns(cns));
      return [row.id, { ...row, documents }];
    }),
  );
}

/** Of each group of registrations that may be one person, which should stay, and why. In the order of the groups. */
export async function suggestions(
  db: Db,
  groups: ReadonlyArray<readonly string[]>,
): Promise<Array<Suggestion | undefined>> {
  const fullness = await fullnessOf(db, groups.flat());
  return groups.map((ids) => suggestPrincipal(ids.flatMap((id) => fullness.get(id) ?? [])));
}

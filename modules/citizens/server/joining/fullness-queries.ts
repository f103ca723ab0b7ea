import { isDefinitiveCns } from '@pec-aberto/matching';
import { type Db, rowsOf, sql } from '#platform/db/database';

/** How much a registration holds. `family`: its dependents, and itself where it belongs to a family. */
export type Fullness = {
  id: string;
  active: boolean;
  /** Has a cadastro individual: without one it may not absorb one that has (MAN-03). */
  fci: boolean;
  /** CPF and definitive CNS: 0 to 2. */
  documents: number;
  team: boolean;
  family: number;
  /** Fields of the form that say something. */
  fields: number;
  createdAt: Date;
};

type Row = Omit<Fullness, 'documents'> & { cpf: boolean; cns: string | null };

/** How much each of these registrations holds, by id. */
export async function fullnessOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Fullness>> {
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

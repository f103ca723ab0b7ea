import { type Db, findRow, sql } from '#platform/db/database';
import { named, prepared } from '#platform/db/named';
import type { PersonFields } from './person-checks.ts';

export async function findProfessionalByCpf(db: Db, cpf: string): Promise<string | undefined> {
  const row = await findRow<{ id: string }>(db, named(sql`select id from professional where cpf = ${cpf}`));
  return row?.id;
}

export async function findProfessionalByCns(db: Db, cns: string): Promise<string | undefined> {
  const row = await findRow<{ id: string }>(db, named(sql`select id from professional where cns = ${cns}`));
  return row?.id;
}

export async function professionalExists(db: Db, id: string): Promise<boolean> {
  return (await findRow(db, sql`select 1 from professional where id = ${id}`)) !== undefined;
}

/** Columns of what a person types, in the order of `valuesOf`. */
const columns = [
  'name',
  'cpf',
  'cns',
  'birth_date',
  'sex',
  'council',
  'council_uf',
  'council_number',
  'email',
  'phone',
  'social_name',
  'address',
] as const;

const valuesOf = (person: PersonFields) => [
  sql`${person.name}`,
  sql`${person.cpf}`,
  sql`${person.cns}`,
  sql`${person.birthDate}::date`,
  sql`${person.sex}`,
  sql`${person.council}`,
  sql`${person.councilUf}`,
  sql`${person.councilNumber}`,
  sql`${person.email}`,
  sql`${person.phone}`,
  sql`${person.socialName}`,
  sql`${JSON.stringify(person.address)}::jsonb`,
];

const names = sql.join(columns.map((column) => sql.ref(column)));

/** Where a person was typed in; both null: by the installer or a command. */
export type Registration = { municipalityId: string | null; unitId: string | null };

export async function insertPerson(
  db: Db,
  id: string,
  person: PersonFields,
  registration: Registration,
  now: Date,
): Promise<void> {
  await prepared(sql`
    insert into professional (id, ${names}, origin, registered_municipality_id, registered_unit_id,
      created_at, updated_at)
    values (${id}, ${sql.join(valuesOf(person))}, 'manual', ${registration.municipalityId},
      ${registration.unitId}, ${now}, ${now})`).execute(db);
}

/**
 * Saves what was typed over the version it was typed from, and returns the columns that differ; undefined
 * when somebody else changed the person meanwhile.
 */
export async function updatePerson(
  db: Db,
  id: string,
  person: PersonFields,
  version: string,
  now: Date,
): Promise<string[] | undefined> {
  const values = valuesOf(person);
  const differs = columns.map(
    (column, place) => sql`case when p.${sql.ref(column)} is distinct from ${values[place]}
      then ${column}::text end`,
  );
  const row = await findRow<{ changed: string[] }>(
    db,
    sql`select array_remove(array[${sql.join(differs)}], null) as changed from professional p
      where p.id = ${id} and date_trunc('milliseconds', p.updated_at) = ${version}::timestamptz
      for update`,
  );
  if (!row) return undefined;
  if (row.changed.length > 0) {
    const assigned = columns.map((column, place) => sql`${sql.ref(column)} = ${values[place]}`);
    await sql`update professional set ${sql.join(assigned)}, updated_at = ${now} where id = ${id}`.execute(
      db,
    );
  }
  return row.changed;
}

export async function deletePerson(db: Db, id: string): Promise<void> {
  await sql`delete from professional where id = ${id}`.execute(db);
}

import { type Db, findRow, sql } from '#platform/db/database';
import { wasMailedLately } from './password-link-queries.ts';
import { findSoleMunicipality } from './queries.ts';

/** Whom a letter is to, and of which installation it is. */
export type Person = { name: string; installation: string };
export type Addressee = Person & { email: string };

const person = sql`coalesce(p.social_name, p.name) as name, i.name as installation`;
const people = sql`health_network_professional p cross join setup_installation i`;

export const findPerson = (db: Db, professionalId: string): Promise<Person | undefined> =>
  findRow<Person>(db, sql`select ${person} from ${people} where p.id = ${professionalId}`);

/** Who has an e-mail address. */
export const findAddressee = (db: Db, professionalId: string): Promise<Addressee | undefined> =>
  findRow<Addressee>(
    db,
    sql`select ${person}, p.email from ${people} where p.id = ${professionalId} and p.email <> ''`,
  );

/** The same, unless a link was mailed in the last minutes. */
export const findUnwritten = (
  db: Db,
  professionalId: string,
  { now, minutes }: { now: Date; minutes: number },
): Promise<Addressee | undefined> =>
  findRow<Addressee>(
    db,
    sql`select ${person}, p.email from ${people}
      where p.id = ${professionalId} and p.email <> '' and not ${wasMailedLately(now, minutes)}`,
  );

/** The clock of where the person works, when that is one municipality. */
export async function findZone(db: Db, professionalId: string): Promise<string | undefined> {
  const row = await findRow<{ zone: string }>(
    db,
    sql`select time_zone as zone from health_network_municipality
      where id = ${await findSoleMunicipality(db, professionalId)}::uuid`,
  );
  return row?.zone;
}

/** The professional with a CPF, with an account or without. */
export async function findProfessionalId(db: Db, cpf: string): Promise<string | undefined> {
  const row = await findRow<{ id: string }>(
    db,
    sql`select id from health_network_professional where cpf = ${cpf}`,
  );
  return row?.id;
}

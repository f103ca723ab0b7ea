import type { InCamel } from '#platform/db/columns';
import { affected, type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { Tables } from './rows.ts';

type Kept = InCamel<Tables['exam_group']>;
export type Group = Pick<Kept, 'id' | 'municipalityId' | 'name' | 'sex' | 'codes'>;
export type KnownGroup = Group & { version: string };

const version = sql`md5(row(g.name, g.sex, g.codes)::text)`;
const columns = sql`g.id, g.municipality_id as "municipalityId", g.name, g.sex, g.codes, ${version} as version`;

/** Groups of a municipality, by name. */
export const listGroups = (db: Db, municipalityId: string): Promise<KnownGroup[]> =>
  rowsOf<KnownGroup>(
    db,
    sql`select ${columns} from exam_group g where g.municipality_id = ${municipalityId} order by g.key`,
  );

/** One of the municipality (null: of any). */
export const findGroup = (
  db: Db,
  municipalityId: string | null,
  id: string,
): Promise<KnownGroup | undefined> =>
  findRow<KnownGroup>(
    db,
    sql`select ${columns} from exam_group g
      where g.id = ${id} and (${municipalityId}::uuid is null or g.municipality_id = ${municipalityId}::uuid)`,
  );

export async function insertGroup(db: Tx, group: Group, now: Date): Promise<void> {
  await sql`insert into exam_group (id, municipality_id, name, key, sex, codes, created_at)
    values (${group.id}, ${group.municipalityId}, ${group.name}, search_key(${group.name}), ${group.sex},
      ${group.codes}::text[], ${now})`.execute(db);
}

/** False where it is no longer of this version. */
export const updateGroup = async (db: Tx, group: Group, known: string): Promise<boolean> =>
  (await affected(
    db,
    sql`update exam_group g set name = ${group.name}, key = search_key(${group.name}), sex = ${group.sex},
      codes = ${group.codes}::text[] where g.id = ${group.id} and ${version} = ${known}`,
  )) > 0;

/** False where somebody else was faster. */
export const deleteGroup = async (db: Tx, id: string): Promise<boolean> =>
  (await affected(db, sql`delete from exam_group where id = ${id}`)) > 0;

/** An exam with whom SIGTAP admits it for. */
export type Exam = {
  code: string;
  name: string;
  sex: 0 | 1 | null;
  ageFrom: number | null;
  ageUntil: number | null;
  inForce: boolean;
};

/** Those of these codes that SIGTAP has, or had. */
export const listExams = (db: Db, codes: readonly string[]): Promise<Exam[]> =>
  rowsOf<Exam>(
    db,
    sql`select c.code, c.name, c.sex, c.age_from as "ageFrom", c.age_until as "ageUntil", c.until = '' as "inForce"
      from data_packages_code c where c.system = 'sigtap' and c.code = any(${codes}::text[])`,
  );

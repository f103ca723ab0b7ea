import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import type { IdentificationRow } from '../record/identification.ts';
import { identificationColumns } from '../record/queries.ts';

type Head = { responsibleId: string | null; responsibleDocument: string | null };

/** Who answers for the family of a citizen, who may be that one. */
export const findHead = (db: Db, id: string): Promise<Head | undefined> =>
  findRow<Head>(
    db,
    sql`select case when family_responsible then id else responsible_id end as "responsibleId",
        responsible_document as "responsibleDocument" from citizen where id = ${id}`,
  );

/** The head of a family and who depends on it, the eldest first. */
export const findMembers = (
  db: Db,
  head: string,
  most: number,
): Promise<Array<IdentificationRow & { kinship: number | null }>> =>
  rowsOf(
    db,
    sql`select ${identificationColumns}, c.kinship from citizen c
      where (c.id = ${head} or c.responsible_id = ${head}) and c.status <> 'merged'
      order by c.birth_date nulls last, c.id limit ${most}`,
  );

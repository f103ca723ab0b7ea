import { findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { prepared } from '#platform/db/named';

/** The one registration that has a CPF or CNS in use; null where nobody has it, or several. */
export async function onlyHolder(db: Tx, number: string): Promise<string | null> {
  const rows = await rowsOf<{ id: string }>(
    db,
    prepared(sql`select distinct c.id from citizen_document d join citizen c on c.id = d.citizen_id
      where d.number = ${number} and d.kind in ('cpf', 'cns') and d.removed_at is null and c.status <> 'merged'
      limit 2`),
  );
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

type Responsible = { depends: boolean; merged: boolean; dependents: boolean };

/**
 * Held until the end of the transaction: who is being joined to another is waited for, and seen as merged.
 * `dependents`: somebody depends on `self`.
 */
export const holdResponsible = (db: Tx, id: string, self: string | null): Promise<Responsible | undefined> =>
  findRow<Responsible>(
    db,
    prepared(sql`select c.responsible_id is not null as depends, c.status = 'merged' as merged,
        exists (select 1 from citizen d where d.responsible_id = ${self}::uuid) as dependents
      from citizen c where c.id = ${id} for key share`),
  );

import { rowsOf, sql, type Tx } from '#platform/db/database';
import type { UseCaseContext } from '#platform/usecase/context';
import { loadCitizen } from '../record/queries.ts';
import type { CitizenRecord, LoadedCitizen } from '../record/record.ts';

/**
 * Registrations held until the end of the transaction; undefined when somebody is changing one of them now. Nobody is
 * waited for: who changes one may be waiting for us.
 */
export async function holdWithoutWaiting(
  db: Tx,
  ids: readonly string[],
): Promise<LoadedCitizen[] | undefined> {
  const free = await rowsOf(
    db,
    sql`select from citizen where id = any(${[...ids]}::uuid[]) order by id for update skip locked`,
  );
  if (free.length < ids.length) return undefined;
  const loaded = await Promise.all(ids.map((id) => loadCitizen(db, id)));
  return loaded.flatMap((one) => one ?? []);
}

type Responsible = Pick<CitizenRecord, 'responsibleId' | 'responsibleDocument' | 'kinship'>;

/**
 * Points a record that lives on in another at whom its family depends on now. It says nothing more and gave its
 * documents away: no revision tells of it.
 */
export async function pointAtResponsible(
  context: UseCaseContext,
  id: string,
  { responsibleId, responsibleDocument, kinship }: Responsible,
): Promise<void> {
  await sql`update citizen set responsible_id = ${responsibleId}, responsible_document = ${responsibleDocument},
    kinship = ${kinship} where id = ${id}`.execute(context.db);
  context.changed({ table: 'citizen', id, operation: 'U' });
}

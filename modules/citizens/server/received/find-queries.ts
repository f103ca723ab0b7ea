import { type Db, rowsOf, sql } from '#platform/db/database';
import { opaque, prepared } from '#platform/db/named';
import { type Candidate, candidateOf, toldColumns, type ToldRow } from '../likely/candidate-queries.ts';
import { identificationColumns } from '../record/queries.ts';

/** Of these people, those dead before a day, or nobody knows since when. */
export async function findDeadBefore(
  db: Db,
  ids: readonly string[],
  day: string,
): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ id: string }>(
    db,
    prepared(sql`select id from citizen where id = any(${opaque(ids, 'uuid')}) and deceased
      and (died_on is null or died_on < ${day}::date)`),
  );
  return new Set(rows.map(({ id }) => id));
}

export type Numbers = { cpf: string | null; cns: string | null };

/** The registration, or the one that it was joined into. */
export async function withId(db: Db, id: string): Promise<Candidate[]> {
  const query = prepared(sql<ToldRow>`select ${identificationColumns}, ${toldColumns} from citizen named
    join citizen c on c.id = coalesce(named.merged_into, named.id) where named.id = ${id}`);
  return (await rowsOf(db, query)).map(candidateOf);
}

/** Survivors of whoever has these numbers in use, each with those that he has as his own. */
export async function withNumber(db: Db, { cpf, cns }: Numbers): Promise<Candidate[]> {
  const rows = await rowsOf<ToldRow & { hasCpf: boolean; hasCns: boolean }>(
    db,
    prepared(sql`select ${identificationColumns}, ${toldColumns}, found."hasCpf", found."hasCns" from (
        select coalesce(holder.merged_into, holder.id) as id, bool_or(d.kind = 'cpf') as "hasCpf",
          bool_or(d.kind = 'cns') as "hasCns"
        from citizen_document d join citizen holder on holder.id = d.citizen_id
        where d.removed_at is null
          and (d.kind = 'cpf' and d.number = ${cpf}::text or d.kind = 'cns' and d.number = ${cns}::text)
        group by 1) found
      join citizen c on c.id = found.id order by c.id limit 5`),
  );
  return rows.map(({ hasCpf, hasCns, ...row }) =>
    candidateOf({
      ...row,
      wholeCpf: hasCpf ? cpf : row.wholeCpf,
      numbers: hasCns && cns ? [...row.numbers, cns] : row.numbers,
    }),
  );
}

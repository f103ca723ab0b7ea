import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';
import { COUNTED } from '#platform/db/paging';
import { conflict, notFound } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import type { CitizenInUse } from '../../contract/conflicts.ts';
import { lockCitizen } from '../record/queries.ts';

/** What goes with the record. All else that points at a citizen, in whatever room, keeps it from being deleted. */
const OWN: ReadonlySet<string> = new Set(['citizen_document', 'citizen_revision', 'duplicate_pair']);
const WORDS: Readonly<Record<string, string>> = {
  'citizen.responsible_id': 'pessoas da família',
  'citizen.merged_into': 'cadastros unificados nele',
  'citizen_fci.citizen_id': 'cadastros individuais recebidos',
  'citizen_opening.citizen_id': 'aberturas do prontuário',
  'citizen_review.citizen_id': 'conferências de duplicidade',
  'citizen_review.other_id': 'conferências de duplicidade',
};

/** Every column of the base that points at a citizen: read from the catalogue, so that no room is forgotten. */
async function placesOf(db: Db): Promise<Array<{ table: string; column: string }>> {
  return rowsOf<{ table: string; column: string }>(
    db,
    sql`select c.relname as table, a.attname as column
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid = 'citizen'::regclass and k.conparentid = 0
      order by c.relname, a.attname`,
  );
}

/** What depends on a citizen, as people say it, counted up to a thousand of each. */
async function dependsOn(db: Db, id: string): Promise<CitizenInUse['depends']> {
  const places = (await placesOf(db)).filter(({ table }) => !OWN.has(table));
  const counts = places.map(
    ({ table, column }) => sql`select ${`${table}.${column}`} as place, count(*) as count
      from (select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${id} limit ${COUNTED}) as found`,
  );
  const rows = await rowsOf<{ place: string; count: number }>(db, sql`${sql.join(counts, sql` union all `)}`);
  const byWord = new Map<string, number>();
  for (const { place, count } of rows) {
    const what = WORDS[place] ?? 'outros registros';
    if (count > 0) byWord.set(what, (byWord.get(what) ?? 0) + count);
  }
  return [...byWord].map(([what, count]) => ({ what, count }));
}

/**
 * Deletes a record on which nothing depends, with its documents and history. What it said last is set aside
 * (`citizen_removed`): the audit names it by its id and holds nothing personal itself. Throws 404, or 409
 * `citizen-in-use` with what depends on it.
 */
export async function removeCitizen(context: UseCaseContext, id: string): Promise<void> {
  const { db } = context;
  if (!(await lockCitizen(db, id))) throw notFound('O cadastro');
  const depends = await dependsOn(db, id);
  if (depends.length > 0) {
    const list = depends.map(({ what, count }) => `${what}: ${count}`).join(', ');
    throw conflict(
      'citizen-in-use',
      `Este cadastro não pode ser excluído, porque dele dependem ${list}. Se for o caso, inative-o.`,
      { depends } satisfies CitizenInUse,
    );
  }
  await setAside(context, id);
  const removed = await deleteWhole(db, id);
  context.changed({ table: 'citizen_removed', id, operation: 'I' });
  context.changed(...removed.map((row) => ({ ...row, operation: 'D' }) as const));
  context.audit({ type: 'citizens.removed', subject: { table: 'citizen', id } });
}

/** Columns that are made of others. */
const DERIVED = ['search', 'match_keys', 'name_key'];

async function setAside({ db, actor, now }: UseCaseContext, id: string): Promise<void> {
  const professionalId = actor.kind === 'person' ? actor.professionalId : null;
  await sql`insert into citizen_removed (id, at, professional_id, access_id, actor_kind, record, documents, revisions)
    select c.id, ${now}, ${professionalId}::uuid, ${accessOf(actor)?.id ?? null}::uuid, ${actor.kind},
      to_jsonb(c) - ${DERIVED}::text[],
      (select coalesce(jsonb_agg(to_jsonb(d) order by d.added_at, d.id), '[]')
        from citizen_document d where d.citizen_id = c.id),
      (select coalesce(jsonb_agg(to_jsonb(r) order by r.version), '[]')
        from citizen_revision r where r.citizen_id = c.id)
    from citizen c where c.id = ${id}`.execute(db);
}

async function deleteWhole(db: Tx, id: string): Promise<Array<{ table: string; id: string }>> {
  const own = await rowsOf<{ table: string; id: string }>(
    db,
    sql`with documents as (delete from citizen_document where citizen_id = ${id} returning id),
        revisions as (delete from citizen_revision where citizen_id = ${id} returning id),
        pairs as (delete from duplicate_pair where a_id = ${id} or b_id = ${id} returning id)
      select 'citizen_document' as table, id from documents
      union all select 'citizen_revision', id from revisions
      union all select 'duplicate_pair', id from pairs`,
  );
  await sql`delete from citizen where id = ${id}`.execute(db);
  return [...own, { table: 'citizen', id }];
}

import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import type { Allergy } from '../../contract/chart-entries.ts';
import type { EntryKind } from '../../contract/kept.ts';

/** An allergy or antecedent of a citizen, which nobody else revises until the transaction ends. */
export type HeldEntry = { id: string; kind: EntryKind; name: string; removed: boolean; revisions: number };

export const holdEntries = (db: Tx, citizenId: string): Promise<HeldEntry[]> =>
  rowsOf(
    db,
    sql`select id, kind, name, removed, revisions from chart_entry where citizen_id = ${citizenId} order by id for update`,
  );

export type WrittenEntry = {
  id: string;
  kind: EntryKind;
  name: string;
  content: unknown;
  removed: boolean;
};

/** A new entry, or the next revision of one, which is kept beside those before; answers the revision's id. */
export async function saveEntry(
  db: Tx,
  { encounterId, citizenId, at }: { encounterId: string; citizenId: string; at: Date },
  { id, kind, name, content, removed }: WrittenEntry,
  sequence: number,
): Promise<string> {
  const said = sql`${JSON.stringify(content)}::jsonb`;
  await sql`insert into chart_entry (id, citizen_id, kind, name, content, removed, revisions, revised_at)
    values (${id}, ${citizenId}, ${kind}, ${name}, ${said}, ${removed}, ${sequence}, ${at})
    on conflict (id) do update set name = excluded.name, content = excluded.content, removed = excluded.removed,
      revisions = excluded.revisions, revised_at = excluded.revised_at`.execute(db);
  const revision = uuidV7(at.getTime());
  await sql`insert into chart_entry_revision (id, entry_id, sequence, encounter_id, content, removed)
    values (${revision}, ${id}, ${sequence}, ${encounterId}, ${said}, ${removed})`.execute(db);
  return revision;
}

type OfAllergy = Pick<Allergy, 'agent' | 'certainty' | 'criticality'>;
/** Allergies on the list of a citizen, as they stand. */
export const listAllergiesOf = async (db: Db, citizenId: string): Promise<OfAllergy[]> =>
  (
    await rowsOf<{ content: OfAllergy }>(
      db,
      sql`select content from chart_entry where citizen_id = ${citizenId} and kind = 'alergia' and not removed`,
    )
  ).map(({ content }) => content);

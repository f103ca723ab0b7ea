import { type Db, rowsOf, sql } from '#platform/db/database';
import { instantAsText } from '#platform/db/json';
import type { EntryKind } from '../../contract/kept.ts';

/** An allergy or antecedent as it stands, and who wrote it last. */
export type EntryRow = {
  id: string;
  kind: EntryKind;
  name: string;
  said: unknown;
  removed: boolean;
  revisions: number;
  revisedAt: string;
  professional: string;
};

const professional = sql`coalesce(nullif(p.social_name, ''), p.name)`;
const author = sql`join encounter e on e.id = r.encounter_id
  join health_network_lotacao l on l.id = e.lotacao_id
  join health_network_professional p on p.id = l.professional_id`;

/** All of a citizen, the newest first. */
export const entriesOf = (citizenId: string) =>
  sql<EntryRow>`select c.id, c.kind, c.name, c.content as said, c.removed, c.revisions,
      ${instantAsText(sql`c.revised_at`)} as "revisedAt", ${professional} as professional
    from chart_entry c join chart_entry_revision r on r.entry_id = c.id and r.sequence = c.revisions ${author}
    where c.citizen_id = ${citizenId} order by c.revised_at desc, c.id desc`;

export const listEntries = (db: Db, citizenId: string): Promise<EntryRow[]> =>
  rowsOf<EntryRow>(db, entriesOf(citizenId));

export type RevisionRow<S> = {
  sequence: number;
  at: string;
  professional: string;
  cbo: string;
  encounterId: string;
  said: S;
};
const revised = sql`r.sequence, ${instantAsText(sql`e.ended_at`)} as at, ${professional} as professional,
  l.cbo_name as cbo, e.id as "encounterId"`;

/** Each time that an allergy or antecedent of a citizen was written, the newest first; none for one of somebody else. */
export const listRevisionsOf = <S>(
  db: Db,
  citizenId: string,
  entryId: string,
): Promise<Array<RevisionRow<S>>> =>
  rowsOf(
    db,
    sql`select ${revised}, jsonb_build_object('name', c.name, 'removed', r.removed,
        'certainty', r.content -> 'certainty', 'note', coalesce(r.content ->> 'note', '')) as said
      from chart_entry c join chart_entry_revision r on r.entry_id = c.id ${author}
      where c.id = ${entryId} and c.citizen_id = ${citizenId} order by r.sequence desc`,
  );

/** Each evolution of a problem of a citizen, the newest first; none for one of somebody else. */
export const listEvolutionsOf = <S>(
  db: Db,
  citizenId: string,
  problemId: string,
): Promise<Array<RevisionRow<S>>> =>
  rowsOf(
    db,
    sql`select ${revised}, jsonb_build_object('state', r.state, 'startedOn', r.started_on, 'endedOn', r.ended_on,
        'note', r.note) as said
      from problem c join problem_evolution r on r.problem_id = c.id ${author}
      where c.id = ${problemId} and c.citizen_id = ${citizenId} order by r.sequence desc`,
  );

import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';
import type { EncounterRow, Written } from '../encounter-queries.ts';
import type { Post } from '../post-queries.ts';

export const setObserved = (db: Tx, id: string, at: Date) =>
  sql`update encounter set observed_at = ${at} where id = ${id}`.execute(db);

type NewContact = {
  id: string;
  /** The visit that is held open. */
  visit: EncounterRow;
  /** Who registers it. */
  post: Post;
  at: Date;
  /** Civil. */
  day: string;
  written: Written;
};
export const insertContact = (db: Tx, { id, visit, post, at, day, written }: NewContact) =>
  sql`insert into encounter (id, municipality_id, unit_id, citizen_id, entry_id, kind, state, lotacao_id, cbo, team_id,
      started_at, ended_at, day, time_zone, place, observed_in, written)
    values (${id}, ${visit.municipalityId}, ${visit.unitId}, ${visit.citizenId}, ${visit.entryId}, 'observacao', 'finalizado',
      ${post.lotacaoId}, ${post.cbo}, ${post.teamId}, ${at}, ${at}, ${day}, ${visit.timeZone}, ${visit.place},
      ${visit.id}, ${JSON.stringify(written)}::jsonb)`.execute(db);

export type Observer = { lotacaoId: string; professionalId: string; professional: string; cbo: string };

/** Active lotações of a unit whose occupation may be responsible for an observation, by name. */
export const listObservers = (db: Db, unitId: string, occupations: RegExp): Promise<Observer[]> =>
  rowsOf<Observer>(
    db,
    sql`select l.id as "lotacaoId", l.professional_id as "professionalId",
        coalesce(nullif(p.social_name, ''), p.name) as professional, l.cbo_name as cbo
      from health_network_lotacao l join health_network_professional p on p.id = l.professional_id
      where l.unit_id = ${unitId} and l.active and l.cbo ~ ${occupations.source}
      order by search_key(p.name), l.cbo, l.id`,
  );

/** Another is the author from now on; who began it stays known, until it is theirs again. */
export const setAuthor = (db: Tx, id: string, { lotacaoId, cbo, teamId }: Post) =>
  sql`update encounter set begun_by = nullif(coalesce(begun_by, lotacao_id), ${lotacaoId}::uuid), lotacao_id = ${lotacaoId}, cbo = ${cbo},
      team_id = ${teamId} where id = ${id}`.execute(db);

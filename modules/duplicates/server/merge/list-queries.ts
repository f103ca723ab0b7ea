import type { Static } from 'typebox';
import { type Db, rowsOf, sql } from '#platform/db/database';
import type { listMergesContract } from '../../contract/merges.ts';
import type { MergeRow } from './queries.ts';

type Row = Static<typeof listMergesContract.response>['rows'][number];
export type ListedMerge = Omit<Row, 'at' | 'undoneAt' | 'depends'> &
  Pick<MergeRow, 'survivorVersion' | 'pointing'> & { at: Date; undoneAt: Date | null };

const name = (alias: string) => sql.raw(`coalesce(nullif(${alias}.social_name, ''), ${alias}.name)`);

/** Joinings that a record took part in, and those of the records it absorbed, the newest first. */
export const mergesOf = (db: Db, citizenId: string): Promise<ListedMerge[]> =>
  rowsOf<ListedMerge>(
    db,
    sql`with family as (
        select id from citizens_person where id = ${citizenId} or merged_into = ${citizenId}
          or id = (select merged_into from citizens_person where id = ${citizenId}))
      select m.id, m.survivor_id as "survivorId", m.at, m.reason, m.undone_at as "undoneAt",
        m.survivor_version as "survivorVersion", m.pointing,
        coalesce(${name('p')}, case m.actor_kind when 'command-line' then 'Linha de comando' else 'Sistema' end) as author,
        case when m.undone_at is not null then coalesce(${name('u')}, 'Sistema') end as "undoneBy",
        (select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.display_name) order by a.name_key, a.id)
          from citizen_merge_member x join citizens_person a on a.id = x.citizen_id where x.merge_id = m.id) as absorbed
      from citizen_merge m
      left join health_network_professional p on p.id = m.professional_id
      left join health_network_professional u on u.id = m.undone_by
      where m.survivor_id in (select id from family)
        or m.id in (select merge_id from citizen_merge_member where citizen_id in (select id from family))
      order by m.at desc, m.id desc limit 100`,
  );

import type { Static } from 'typebox';
import { rowsOf, sql } from '#platform/db/database';
import type { ReadContext } from '#platform/usecase/context';
import type { listMergesContract } from '../../contract/merges.ts';
import type { PointingColumn } from './columns.ts';
import { whatDepends } from './depends.ts';
import { auditLooks } from './looks.ts';
import type { MergeRow } from './queries.ts';

type Row = Static<typeof listMergesContract.response>['rows'][number];
type Kept = Omit<Row, 'at' | 'undoneAt' | 'depends'> &
  Pick<MergeRow, 'survivorVersion' | 'pointing'> & { at: Date; undoneAt: Date | null };

const name = (alias: string) => sql.raw(`coalesce(nullif(${alias}.social_name, ''), ${alias}.name)`);

/**
 * Joinings that a record took part in, as survivor or as absorbed, and those of the records it absorbed; with what
 * stands in the way of undoing each. Names are shown: the trail keeps a look at whose joinings these are and at each named.
 */
export async function listMerges(
  context: ReadContext,
  columns: readonly PointingColumn[],
  citizenId: string,
): Promise<{ rows: Row[] }> {
  const { db } = context;
  const rows = await rowsOf<Kept>(
    db,
    sql`with family as (
        select id from citizen where id = ${citizenId} or merged_into = ${citizenId}
          or id = (select merged_into from citizen where id = ${citizenId}))
      select m.id, m.survivor_id as "survivorId", m.at, m.reason, m.undone_at as "undoneAt",
        m.survivor_version as "survivorVersion", m.pointing,
        coalesce(${name('p')}, case m.actor_kind when 'command-line' then 'Linha de comando' else 'Sistema' end) as author,
        case when m.undone_at is not null then coalesce(${name('u')}, 'Sistema') end as "undoneBy",
        (select jsonb_agg(jsonb_build_object('id', a.id, 'name', ${name('a')}) order by a.name_key, a.id)
          from citizen_merge_member x join citizen a on a.id = x.citizen_id where x.merge_id = m.id) as absorbed
      from citizen_merge m
      left join health_network_professional p on p.id = m.professional_id
      left join health_network_professional u on u.id = m.undone_by
      where m.survivor_id in (select id from family)
        or m.id in (select merge_id from citizen_merge_member where citizen_id in (select id from family))
      order by m.at desc, m.id desc limit 100`,
  );
  const named = rows.flatMap(({ absorbed }) => absorbed.map(({ id }) => id));
  if (named.length > 0) await auditLooks(context, 'duplicates.merges-viewed', [citizenId, ...named]);
  const listed: Row[] = [];
  for (const { survivorVersion, pointing, ...row } of rows) {
    const { survivorId } = row;
    listed.push({
      ...row,
      at: row.at.toISOString(),
      undoneAt: row.undoneAt?.toISOString() ?? null,
      depends: row.undoneAt ? [] : await whatDepends(db, columns, { survivorId, survivorVersion, pointing }),
    });
  }
  return { rows: listed };
}

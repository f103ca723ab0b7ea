import { maskCpf } from '@pec-aberto/brazil';
import type { Static } from 'typebox';
import { type Db, rowsOf, sql } from '#platform/db/database';
import { prepared } from '#platform/db/named';
import type { searchCitizensContract } from '../../contract/search.ts';
import { type Hit, SOUND } from './find-queries.ts';

export type FoundCitizen = Static<typeof searchCitizensContract.response>['rows'][number];

/**
 * What a list shows of those found, in their order. A registration merged meanwhile shows its survivor; who was
 * excluded in the same moment is left out.
 */
export async function readFoundCitizens(
  db: Db,
  hits: ReadonlyArray<Pick<Hit, 'person' | 'id'> & { rank?: number }>,
): Promise<FoundCitizen[]> {
  if (hits.length === 0) return [];
  const rows = await rowsOf<Omit<FoundCitizen, 'match'> & { place: number }>(
    db,
    prepared(sql`
      select hit.place, c.id, coalesce(nullif(c.social_name, ''), c.name) as name,
        case when c.social_name <> '' then c.name end as "civilName", c.birth_date as "birthDate", c.sex,
        c.mother_name as "motherName", c.cpf, c.status, c.deceased,
        case when not c.sharing_refused then t.name end as team,
        case when not c.sharing_refused then c.died_on end as "diedOn",
        exists (
          select from (
            select b_id as id from duplicate_pair where a_id = c.id and state = 'open'
            union all select a_id from duplicate_pair where b_id = c.id and state = 'open') p
          join citizen o on o.id = p.id and o.status <> 'merged') as suspected,
        case when hit.id <> c.id then coalesce(nullif(h.social_name, ''), h.name) end as unified
      from unnest(${hits.map((hit) => hit.person)}::uuid[], ${hits.map((hit) => hit.id)}::uuid[])
        with ordinality as hit (person, id, place)
      join citizen c on c.id = hit.person and c.status <> 'merged'
      left join citizen h on h.id = hit.id and hit.id <> hit.person
      left join health_network_team t on t.id = c.team_id
      order by hit.place`),
  );
  return rows.map(({ place, cpf, ...row }) => ({
    ...row,
    cpf: cpf && maskCpf(cpf),
    match: (hits[place - 1]?.rank ?? 0) >= SOUND ? 'sound' : 'name',
  }));
}

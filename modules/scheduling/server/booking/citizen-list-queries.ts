import { type Db, sql } from '#platform/db/database';
import { type PageOf, readPage } from '#platform/db/paging';
import type { RawBuilder } from 'kysely';

export type Wanted = {
  citizenId: string;
  municipalityId: string | null;
  /** Whose agenda they must be in. */
  professionalId: string | null;
  name: string;
  /** Days, both within. */
  from: string | null;
  to: string | null;
  /** The latest first. */
  latestFirst: boolean;
  after: string | undefined;
  limit: number | undefined;
};

/** Ids of a citizen's appointments, by their time. */
export function pageOfCitizen(db: Db, wanted: Wanted): Promise<PageOf<{ id: string; lotacaoId: string }>> {
  const { citizenId, municipalityId, professionalId, name, from, to, latestFirst, after, limit } = wanted;
  const conditions: RawBuilder<unknown>[] = [
    sql`a.citizen_id = (select survivor_id from citizens_person where id = ${citizenId})`,
    ...(municipalityId === null ? [] : [sql`l.municipality_id = ${municipalityId}::uuid`]),
    ...(professionalId === null
      ? []
      : [
          sql`exists (select from agenda_span any_span join health_network_lotacao_place own on own.id = any_span.lotacao_id
            where any_span.appointment_id = a.id and own.professional_id = ${professionalId}::uuid)`,
        ]),
    ...(name === '' ? [] : [sql`strpos(search_key(p.name), search_key(${name})) > 0`]),
    ...(from === null ? [] : [sql`s.starts_at >= ${from}::timestamp`]),
    ...(to === null ? [] : [sql`s.starts_at < ${to}::date + 1`]),
  ];
  return readPage<{ id: string; lotacaoId: string }, { id: string; lotacaoId: string }>(
    db,
    { after, limit, direction: latestFirst ? 'desc' : 'asc' },
    {
      source: sql`select a.id, to_char(s.starts_at, 'YYYY-MM-DD"T"HH24:MI') as sort_key, s.lotacao_id
        from appointment a
        join agenda_span s on s.appointment_id = a.id and not s.guest
        join health_network_lotacao_place l on l.id = s.lotacao_id
        join health_network_professional p on p.id = l.professional_id
        where ${sql.join(conditions, sql` and `)}`,
      columns: sql`page.lotacao_id as "lotacaoId"`,
      details: sql``,
    },
    ({ id, lotacaoId }) => ({ id, lotacaoId }),
  );
}

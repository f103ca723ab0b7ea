import { cboFits } from '#modules/data-packages/index';
import type { RawBuilder } from 'kysely';
import { type Db, findRow, rowsOf, sql } from '#platform/db/database';
import { startingWith } from '#platform/db/like';
import { USUAL_CBOS } from './usual-cbos.ts';

const SHOWN = 20;

type Cbo = { code: string; name: string };
export type CboOffers = { municipalityId: string; cbos: string[]; available: boolean };

/**
 * Condition: new lotações of the municipality may be given the occupation `code`. As the municipality decided; else
 * when it is one of primary care, or somebody there has or had it.
 */
export const cboOffered = (municipalityId: string, code: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`coalesce(
    (select o.available from cbo_offer o where o.municipality_id = ${municipalityId} and o.cbo = ${code}),
    ${code} = any(${USUAL_CBOS}::text[])
      or ${code} in (select l.cbo from lotacao l where l.municipality_id = ${municipalityId}))`;

const available = (municipalityId: string) =>
  sql`c.until = '' and ${cboOffered(municipalityId, sql`c.code`)}`;

/** May new lotações of the municipality be given this occupation? In force, and offered. */
export async function isCboAvailable(db: Db, municipalityId: string, code: string): Promise<boolean> {
  const query = sql`select 1 from data_packages_cbo c where c.code = ${code} and ${available(municipalityId)}`;
  return (await findRow(db, query)) !== undefined;
}

/**
 * Occupations for new lotações that fit the text; those that the municipality uses most first, at most 20.
 */
export function searchAvailableCbos(db: Db, municipalityId: string, search: string): Promise<Cbo[]> {
  const start = startingWith(search);
  return rowsOf<Cbo>(
    db,
    sql`select c.code, c.name from data_packages_cbo c
      left join (select cbo, count(*) as times from lotacao
        where municipality_id = ${municipalityId} and active group by cbo) used on used.cbo = c.code
      where ${available(municipalityId)}
        and ${cboFits({ code: sql`c.code`, name: sql`c.name` }, search)}
      order by coalesce(used.times, 0) desc, search_key(c.name) like search_key(${start}) desc,
        c.name, c.code limit ${SHOWN}`,
  );
}

export async function writeCboOffers(
  db: Db,
  { municipalityId, cbos, available: offered }: CboOffers,
  now: Date,
): Promise<void> {
  await sql`insert into cbo_offer (municipality_id, cbo, available, created_at)
    select ${municipalityId}, cbo, ${offered}, ${now} from unnest(${cbos}::text[]) as given(cbo)
    on conflict (municipality_id, cbo) do update set available = excluded.available,
      created_at = excluded.created_at`.execute(db);
}

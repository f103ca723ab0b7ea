import { type Db, rowsOf, sql, type Tx } from '#platform/db/database';
import { containing } from '#platform/db/like';
import { type PageOf, type PageQuery, readPage } from '#platform/db/paging';
import { leftWithoutLotacao } from './stage-leave-queries.ts';

/** Keeps for the report which lotações leave. Before the plan is carried out. */
export async function saveLeaving(db: Tx, importId: string, municipalityId: string): Promise<void> {
  await clearLeaving(db, importId);
  await sql`
    insert into cnes_import_leaving (import_id, lotacao_id, last)
    select ${importId}::uuid, v.id, ${leftWithoutLotacao(municipalityId)}
    from stage_leave v where v.kind = 'lotacao'`.execute(db);
}

export async function clearLeaving(db: Tx, importId: string): Promise<void> {
  await sql`delete from cnes_import_leaving where import_id = ${importId}`.execute(db);
}

/** A lotação that leaves; `last`: its professional has no other in the municipality and is inactivated. */
export type Leaving = {
  id: string;
  professionalId: string;
  name: string;
  cns: string | null;
  cpf: string | null;
  cbo: { code: string; name: string };
  unit: { cnes: string; name: string };
  team: { ine: string; name: string } | null;
  last: boolean;
};

export type LeavingFilters = { search?: string; onlyLast?: boolean };

const columns = sql`p.id as "professionalId", p.name, p.cns, p.cpf, v.last,
  jsonb_build_object('code', l.cbo, 'name', l.cbo_name) as cbo,
  jsonb_build_object('cnes', l.cnes, 'name', l.unit_name) as unit,
  case when l.ine is not null then jsonb_build_object('ine', l.ine, 'name', l.team_name) end as team`;

const foundIn = (importId: string, { search, onlyLast }: LeavingFilters) => sql`
  from cnes_import_leaving v
  join health_network_lotacao l on l.id = v.lotacao_id
  join professional p on p.id = l.professional_id
  where v.import_id = ${importId} and (v.last or ${onlyLast !== true})
    and (${search?.trim() ? sql`p.search_text like search_key(${containing(search)})` : sql`true`})`;

/** By name of the professional. */
export function listLeaving(
  db: Db,
  importId: string,
  query: PageQuery & LeavingFilters,
): Promise<PageOf<Leaving>> {
  const details = sql`
    join cnes_import_leaving v on v.import_id = ${importId} and v.lotacao_id = page.id
    join health_network_lotacao l on l.id = page.id
    join professional p on p.id = l.professional_id`;
  const source = sql`select v.lotacao_id as id, p.name_key as sort_key ${foundIn(importId, query)}`;
  return readPage(db, query, { source, columns, details }, (row: Leaving) => ({
    id: row.id,
    professionalId: row.professionalId,
    name: row.name,
    cns: row.cns,
    cpf: row.cpf,
    cbo: row.cbo,
    unit: row.unit,
    team: row.team,
    last: row.last,
  }));
}

/** All of them by name, a batch after the last row of the one before. */
export function readLeaving(
  db: Db,
  importId: string,
  { after, limit }: { after: { name: string; id: string } | null; limit: number },
): Promise<Leaving[]> {
  const place = after ? sql`and (p.name, l.id) > (${after.name}, ${after.id}::uuid)` : sql``;
  return rowsOf<Leaving>(
    db,
    sql`select l.id, ${columns} ${foundIn(importId, {})} ${place} order by p.name, l.id limit ${limit}`,
  );
}

import { getRow, rowsOf, sql, type Tx } from '#platform/db/database';
import { type CnesCounts, type Counts, noCounts } from './counts.ts';
import { leftWithoutLotacao } from './stage-leave-queries.ts';

/** What applying would do, or does. Same numbers in a preview and in the import after it. */
export async function countPlan(db: Tx, municipalityId: string): Promise<CnesCounts> {
  const counts = noCounts();
  const rows = await rowsOf<{ section: keyof CnesCounts; op: keyof Counts; count: number }>(
    db,
    sql`select 'units' as section, op, count(*) as count from stage_unit where fault is null group by op
      union all select 'teams', op, count(*) from stage_team where fault is null group by op
      union all select 'professionals', op, count(*) from stage_professional where fault is null group by op
      union all select 'lotacoes', op, count(*) from stage_lotacao where fault is null group by op`,
  );
  for (const { section, op, count } of rows) counts[section][op] = count;
  const leaving = await getRow<{ units: number; teams: number; lotacoes: number; professionals: number }>(
    db,
    sql`select count(*) filter (where kind = 'unit') as units, count(*) filter (where kind = 'team') as teams,
        count(*) filter (where kind = 'lotacao') as lotacoes,
        count(distinct professional_id) filter (where ${leftWithoutLotacao(municipalityId)}) as professionals
      from stage_leave v`,
  );
  counts.units.inactivated += leaving.units;
  counts.teams.inactivated += leaving.teams;
  counts.lotacoes.inactivated += leaving.lotacoes;
  counts.professionals.inactivated += leaving.professionals;
  return counts;
}

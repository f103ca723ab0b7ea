import { type Db, findRow, rowsOf, sql, type Tx } from '#platform/db/database';
import type { Actor } from '#platform/permissions/access';
import { accessOf } from '#platform/permissions/scope';

export type TeamChoice = { id: string; ine: string; name: string; unitId: string; unitName: string };

/** Active teams of the municipality of the access, by unit and name. */
export function activeTeams(db: Db, actor: Actor): Promise<TeamChoice[]> {
  return rowsOf<TeamChoice>(
    db,
    sql`select t.id, t.ine, t.name, u.id as "unitId", u.name as "unitName"
      from health_network_team t join health_network_unit u on u.id = t.unit_id
      where t.active and u.active and u.municipality_id = ${accessOf(actor)?.municipalityId ?? null}
      order by u.name, t.name, t.id`,
  );
}

/** Of the newest cadastro individual applied; null where the person left the territory in it. */
export async function teamOfNewestFci(db: Tx, citizenId: string | null): Promise<string | null> {
  const row = await findRow<{ id: string | null }>(
    db,
    sql`select case when f.exit_reason is null then t.id end as id
      from fichas_fci f
      left join (health_network_unit u join health_network_team t on t.unit_id = u.id) on u.cnes = f.unit_cnes and t.ine = f.team_ine and t.active
      where f.citizen_id = ${citizenId}::uuid and f.outcome = 'applied' and not f.refusal
      order by f.filled_at desc nulls last, f.id desc limit 1`,
  );
  return row?.id ?? null;
}

import { findRow, rowsOf, sql, type Db, type Tx } from '#platform/db/database';
import { accessOf } from '#platform/permissions/scope';
import type { Actor } from '#platform/permissions/access';
import type { CitizenRecord } from '../record/record.ts';
import { type Fault, fault } from '../rules/fault.ts';

export type TeamInput = { automatic: boolean; teamId?: string | null };
export type Team = Pick<CitizenRecord, 'teamId' | 'teamAutomatic' | 'teamSince'>;

/**
 * What a team block makes of a record (§2.5). By hand: an active team of the municipality of the access, or none.
 * Automatic: the team of the newest cadastro individual applied (a refusal is none), unless the person left the
 * territory in it.
 */
export async function teamOf(
  { db, actor, now }: { db: Tx; actor: Actor; now: Date },
  self: { id: string; teamId: string | null; teamSince: Date | null } | null,
  input: TeamInput,
): Promise<{ fields: Team; faults: Fault[] }> {
  const teamId = input.automatic ? await teamOfNewestFci(db, self?.id ?? null) : (input.teamId ?? null);
  const since = teamId === null ? null : teamId === self?.teamId ? self.teamSince : now;
  const fields = { teamId, teamAutomatic: input.automatic, teamSince: since };
  if (input.automatic || teamId === null || teamId === self?.teamId) return { fields, faults: [] };
  const there = (await activeTeams(db, actor)).some((team) => team.id === teamId);
  return { fields, faults: there ? [] : [fault('team.teamId', 'Escolha uma equipe ativa do município.')] };
}

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

async function teamOfNewestFci(db: Tx, citizenId: string | null): Promise<string | null> {
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

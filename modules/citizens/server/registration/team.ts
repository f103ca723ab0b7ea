import type { Tx } from '#platform/db/database';
import type { Actor } from '#platform/permissions/access';
import type { CitizenRecord } from '../record/record.ts';
import { type Fault, fault } from '../rules/fault.ts';
import { activeTeams, teamOfNewestFci } from './team-queries.ts';

export type TeamInput = { automatic: boolean; teamId?: string | null };
export type Team = Pick<CitizenRecord, 'teamId' | 'teamAutomatic' | 'teamSince'>;

/**
 * What a team block makes of a record. By hand: an active team of the municipality of the access, or none.
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

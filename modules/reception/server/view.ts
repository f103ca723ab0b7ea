import type { Db } from '#platform/db/database';
import type { Entry } from '../contract/parts.ts';
import { actionsOf } from './actions.ts';
import { timesOf } from './appointment-queries.ts';
import type { Desk } from './desk.ts';
import { listServiceTypes, type Named, namePosts, nameTeams, type Post } from './desk-queries.ts';
import type { EntryRow } from './entry-queries.ts';

const present = (ids: ReadonlyArray<string | null>): string[] => [
  ...new Set(ids.filter((id) => id !== null)),
];

/** Rows of the list as a desk sees them; what they name is asked for once for all. */
export async function viewEntries(db: Db, desk: Desk, rows: readonly EntryRow[]): Promise<Entry[]> {
  if (rows.length === 0) return [];
  const [posts, teams, types, times] = await Promise.all([
    namePosts(db, present(rows.flatMap(({ lotacaoId, heldBy }) => [lotacaoId, heldBy]))),
    nameTeams(db, present(rows.map(({ teamId }) => teamId))),
    listServiceTypes(db, desk.unitId),
    timesOf(db, present(rows.map(({ appointmentId }) => appointmentId))),
  ]);
  const names = {
    posts: new Map(posts.map((post) => [post.id, post])),
    teams: new Map(teams.map((team) => [team.id, team])),
    types,
    times: new Map(times.map(({ id, time }) => [id, time])),
  };
  return rows.map((row) => viewOf(row, desk, names));
}

type Names = {
  posts: ReadonlyMap<string, Post>;
  teams: ReadonlyMap<string, Named>;
  types: readonly Named[];
  times: ReadonlyMap<string, string>;
};

function viewOf(row: EntryRow, desk: Desk, { posts, teams, types, times }: Names): Entry {
  const post = posts.get(row.lotacaoId ?? '');
  const holder = posts.get(row.heldBy ?? '');
  const { citizenId, name, civilName, birthDate, sex, deceased, active } = row;
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    arrivedAt: row.arrivedAt.toISOString(),
    day: row.day,
    time: row.time,
    ticket: row.ticket,
    citizen: { id: citizenId, name, civilName, birthDate, sex, deceased, active },
    risk: row.risk,
    serviceTypes: types
      .filter(({ id }) => row.serviceTypes.includes(id))
      .map(({ id, name: called }) => ({ id, name: called })),
    appointment: row.appointmentId
      ? { id: row.appointmentId, time: times.get(row.appointmentId) ?? '' }
      : null,
    lotacao: post ? { id: post.id, professional: post.professional, cbo: post.cbo } : null,
    team: teams.get(row.teamId ?? '') ?? null,
    heldBy: holder ? { professional: holder.professional, own: row.heldBy === desk.access.id } : null,
    observed:
      row.observedAt && row.observedIn !== null
        ? { since: row.observedAt.toISOString(), visitId: row.observedIn }
        : null,
    calls: row.calls,
    lastCall:
      row.calledAt && row.calledTo !== null ? { at: row.calledAt.toISOString(), room: row.calledTo } : null,
    actions: actionsOf(row, { resources: desk.access.resources, lotacaoId: desk.access.id }),
  };
}

import type { RouteOutput } from '#platform/contract/route';
import type { ReadContext } from '#platform/usecase/context';
import type { getListChoices } from '../contract/list.ts';
import { VACCINATION } from './actions.ts';
import { findShownAs } from './call-queries.ts';
import { deskOf } from './desk.ts';
import { listPosts, listServiceTypes, listTeams } from './desk-queries.ts';
import { findHabit } from './habit-queries.ts';

export async function choicesOf(context: ReadContext): Promise<RouteOutput<typeof getListChoices>> {
  const { db } = context;
  const desk = await deskOf(context);
  const { unitId, unitName, timeZone, today, emergency, professionalId, access } = desk;
  const [types, teams, posts, habit, shownAs] = await Promise.all([
    listServiceTypes(db, unitId),
    listTeams(db, unitId),
    listPosts(db, unitId),
    findHabit(db, access.id),
    findShownAs(db, unitId),
  ]);
  return {
    unit: { id: unitId, name: unitName },
    timeZone,
    today,
    emergency,
    serviceTypes: types
      .filter(({ active }) => active)
      .map(({ id, name }) => ({ id, name, vaccination: id === VACCINATION })),
    teams,
    lotacoes: posts.map(({ professionalId: whose, ...post }) => ({ ...post, own: whose === professionalId })),
    tickets: shownAs === 'senha',
    filters: habit?.filters ?? null,
    room: habit?.room ?? null,
  };
}

import { valuesOf } from '#platform/contract/choices';
import { useQueryClient } from '@tanstack/react-query';
import { type Days, routeKey, useAccess, usePagedRoute, useTopic, useUrlFilters } from '#ui/index';
import type { PagedList } from '#ui/client/query';
import { CARE_TYPES, ORIGINS, searchWaiting, type WaitingRequest } from '../../contract/waiting.ts';
import { RESOURCES, TOPIC } from '../../contract/parts.ts';

/** What is asked for in this visit alone: names and days do not stay. */
export type Asked = Days & { text: string };
export const NOTHING_ASKED: Asked = { text: '', from: '', to: '' };

/** Lists are kept in the address with commas. */
const DEFAULTS = { origem: '', equipe: '', profissional: '', tipo: '', recentes: false };

const listed = (text: string): string[] => text.split(',').filter(Boolean);
const known = <V extends string>(text: string, values: readonly V[]): V[] => {
  const asked = listed(text);
  return values.filter((value) => asked.includes(value));
};

export type Chosen = ReturnType<typeof useChosen>['chosen'];

/** How the queue is narrowed and ordered; the way back and the next visit find it. */
export function useChosen() {
  const [{ origem, equipe, profissional, tipo, recentes }, setFilters] = useUrlFilters(DEFAULTS);
  const chosen = {
    origins: known(origem, valuesOf(ORIGINS)),
    teams: listed(equipe),
    addedBy: listed(profissional),
    care: known(tipo, valuesOf(CARE_TYPES)),
    newestFirst: recentes,
  };
  const choose = (change: Partial<typeof chosen>) => {
    const next = { ...chosen, ...change };
    setFilters({
      origem: next.origins.join(','),
      equipe: next.teams.join(','),
      profissional: next.addedBy.join(','),
      tipo: next.care.join(','),
      recentes: next.newestFirst,
    });
  };
  return { chosen, choose, reset: () => setFilters(DEFAULTS) };
}

/** Who waits; read again whenever a desk of the unit changed something. */
export function useWaiting(
  { newestFirst, ...chosen }: Chosen,
  { text, from, to }: Asked,
): PagedList<WaitingRequest> {
  const { unit } = useAccess();
  useTopic(TOPIC, unit?.id ?? null, [searchWaiting]);
  return usePagedRoute(searchWaiting, {
    body: {
      ...chosen,
      direction: newestFirst ? 'desc' : 'asc',
      ...(text ? { text } : {}),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    },
  });
}

/** After an act of this page; other desks are told by the server. */
export function useReadAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: routeKey(searchWaiting) });
}

/** What this access may do with the queue. */
export function useWaitingRights() {
  const { resources } = useAccess();
  const manage = resources.includes(RESOURCES.manageWaiting);
  return { manage, book: manage && resources.includes(RESOURCES.book) };
}

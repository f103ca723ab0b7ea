import { valuesOf } from '#platform/contract/choices';
import { useQueryClient } from '@tanstack/react-query';
import { type Days, routeKey, useAccess, usePagedRoute, useTopic, useUrlFilters } from '#ui/index';
import type { PagedList } from '#ui/client/query';
import { LATE_STATES, type LateEntry, searchLate } from '../../contract/late.ts';
import { TOPIC } from '../../contract/parts.ts';

/** What is asked for in this visit alone: names and days do not stay. */
export type Asked = Days & { text: string };
export const NOTHING_ASKED: Asked = { text: '', from: '', to: '' };

const DEFAULTS = { todos: false, situacao: '' };

export type Chosen = ReturnType<typeof useChosen>['chosen'];

/** How the list is narrowed: at first to what is of who asks; the next visit finds it. */
export function useChosen() {
  const [{ todos, situacao }, setFilters] = useUrlFilters(DEFAULTS);
  const asked = situacao.split(',');
  const chosen = { mine: !todos, states: valuesOf(LATE_STATES).filter((state) => asked.includes(state)) };
  const choose = (change: Partial<typeof chosen>) => {
    const next = { ...chosen, ...change };
    setFilters({ todos: !next.mine, situacao: next.states.join(',') });
  };
  return { chosen, choose, reset: () => setFilters(DEFAULTS) };
}

/** Visits to be registered; read again whenever somebody of the unit began or ended one. */
export function useLate(chosen: Chosen, { text, from, to }: Asked): PagedList<LateEntry> {
  const { unit } = useAccess();
  useTopic(TOPIC, unit?.id ?? null, [searchLate]);
  return usePagedRoute(searchLate, {
    body: { ...chosen, ...(text ? { text } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) },
  });
}

/** After an act of this page. */
export function useReadAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: routeKey(searchLate) });
}

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { callApi, routeKey, useAccess, useTopic } from '#ui/index';
import type { PagedList } from '#ui/client/query';
import { type Filters, getListChoices, type KeptFilters, keepFilters, searchEntries } from '../contract.ts';
import { type Entry, TOPIC } from '../contract/parts.ts';
import { OPEN } from '../contract/status.ts';
import type { Choices } from './words.ts';

/** As the page opens for who chose nothing (ENC-01). */
export const STANDARD: KeptFilters = {
  statuses: [...OPEN],
  unfinished: false,
  own: false,
  serviceTypes: [],
  scheduled: false,
  teams: [],
  lotacoes: [],
  order: 'risco',
};

/** What is asked for in this visit alone: names and days do not stay. */
export type Visit = { text: string; from: string; to: string };
export const NOTHING_ASKED: Visit = { text: '', from: '', to: '' };

/** Keeps how the person filters: at once on the page, then on the server, in the order of the presses. */
export function useKeepFilters(): (filters: KeptFilters | null) => void {
  const client = useQueryClient();
  const sent = useRef<Promise<unknown>>(Promise.resolve());
  return (filters) => {
    const key = routeKey(getListChoices);
    void client
      .cancelQueries({ queryKey: key })
      .then(() =>
        client.setQueriesData<Choices>({ queryKey: key }, (choices) => choices && { ...choices, filters }),
      );
    // What could not be kept acts all the same; the next press keeps it.
    sent.current = sent.current.then(() =>
      callApi(keepFilters, { body: { filters } }).catch(() => undefined),
    );
  };
}

type Answer = RouteOutput<typeof searchEntries>;
export type List = PagedList<Entry> & { answer: Answer | undefined };

const asPage = (answer: Answer) => ({ ...answer, next: null });

/** The list as filtered; read again whenever a desk of the unit changed something. */
export function useEntries(kept: KeptFilters, { text, from, to }: Visit): List {
  const { unit } = useAccess();
  useTopic(TOPIC, unit?.id ?? null, [searchEntries]);
  const body: Filters = {
    ...kept,
    ...(text ? { text } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
  const query = useQuery({
    queryKey: routeKey(searchEntries, { body }),
    queryFn: ({ signal }) => callApi(searchEntries, { body }, { signal }),
    select: asPage,
    placeholderData: keepPreviousData,
    // Names of people: gone soon after the page.
    gcTime: 60_000,
  });
  return { query, answer: query.data, hasPrevious: false, previous: () => undefined, next: null };
}

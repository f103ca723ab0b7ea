import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { callApi, routeKey } from '#ui/index';
import { mapOfPerson } from '#ui/client/leaving';
import type { PagedList } from '#ui/client/query';
import { useRowsShown } from '#ui/client/rows-shown';
import { searchCitizensContract } from '../../contract/search.ts';
import { type AskedFields, NOTHING_ASKED, searchBody } from './asked.ts';

export type FoundCitizen = RouteOutput<typeof searchCitizensContract>['rows'][number];
/** A page with the time from the key to the answer, in ms. */
type TimedPage = RouteOutput<typeof searchCitizensContract> & { ms: number };

const REST_MS = 250;

/**
 * What was asked in each visit of the page, by its key in the history: names of people stay out of the address, and
 * are forgotten with whoever asked.
 */
const visits = mapOfPerson<AskedFields>();

/** The search of this visit: the way back finds it as it was. */
export function useAsked(): [AskedFields, (asked: AskedFields) => void] {
  const visit = useLocation({ select: ({ state }) => state.__TSR_key ?? '' });
  const [asked, setAsked] = useState(visits.get(visit) ?? NOTHING_ASKED);
  return [
    asked,
    (next) => {
      visits.set(visit, next);
      setAsked(next);
    },
  ];
}

/** The value after a short rest of the keyboard, or at once when `now` changes. */
function useRested<T>(value: T, now: number): T {
  const [rested, setRested] = useState({ value, now });
  if (rested.now !== now) setRested({ value, now });
  useEffect(() => {
    const timer = setTimeout(() => setRested({ value, now }), REST_MS);
    return () => clearTimeout(timer);
  }, [value, now]);
  return rested.value;
}

export type Search = {
  list: PagedList<FoundCitizen>;
  /** Nobody was found, and this would find somebody. */
  meant: string | null;
  /** Something is asked: the list answers to it, or is about to. */
  asking: boolean;
  /** Milliseconds of the answer on the screen. */
  ms: number | null;
};

/** Searches while the person types, an older question dropped; `presses` grows with each Enter. */
export function useSearch(asked: AskedFields, presses: number): Search {
  const rested = useRested(asked, presses);
  const [eager, setEager] = useState({ asked, presses });
  if (eager.presses !== presses) setEager({ asked, presses });
  const limit = useRowsShown();
  const asking = searchBody(rested, presses > 0 && eager.asked === rested);
  const body = asking && { ...asking, limit };
  const place = JSON.stringify(body);
  const [turned, setTurned] = useState<{ place: string; cursors: string[] }>({ place, cursors: [] });
  const cursors = turned.place === place ? turned.cursors : [];
  const after = cursors.at(-1);
  const query = useQuery<TimedPage>({
    queryKey: [...routeKey(searchCitizensContract, body), after],
    async queryFn({ signal }) {
      const from = performance.now();
      const page = await callApi(
        searchCitizensContract,
        { body: { ...body, ...(after ? { after } : {}) } },
        { signal },
      );
      return { ...page, ms: Math.max(1, Math.round(performance.now() - from)) };
    },
    enabled: body !== null,
    placeholderData: keepPreviousData,
    // Names and numbers of people: gone soon after the page.
    gcTime: 60_000,
  });
  const cursor = query.data?.next;
  const list: PagedList<FoundCitizen> = {
    query,
    hasPrevious: cursors.length > 0,
    previous: () => setTurned({ place, cursors: cursors.slice(0, -1) }),
    next: cursor ? () => setTurned({ place, cursors: [...cursors, cursor] }) : null,
  };
  const page = query.isPlaceholderData ? undefined : query.data;
  return { list, meant: page?.meant ?? null, asking: body !== null, ms: page?.ms ?? null };
}

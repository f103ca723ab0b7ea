import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { type AnyRoute, ApiProblem, type CallInput, callApi } from './api.ts';
import { onConnection } from './connection.ts';
import { mapOfPerson } from './leaving.ts';
import { ROWS_SHOWN, useRowsShown } from './rows-shown.ts';

/** Reads are repeated twice when the server was not reached; an answer, even a refusal, is not repeated. */
export function createQueryClient(): QueryClient {
  const lost = (error: unknown) => error instanceof ApiProblem && error.status === 0;
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // What was seen stays a while: a page comes back with it at once, and says of when it is.
        gcTime: 15 * 60_000,
        // The server is on the unit's network: the browser's idea of being online is about the internet.
        networkMode: 'always',
        retry: (count, error) => count < 2 && lost(error),
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** What could not be read while the server was away is read again when it is back. Returns how to stop. */
export function refreshWhenBack(client: QueryClient): () => void {
  let away = false;
  return onConnection(({ online }) => {
    if (online && away) void client.invalidateQueries();
    away = !online;
  });
}

/** Milliseconds after which data is read again; `false`: not by itself. */
type Refreshed<D> = number | ((data: D) => number | false);

type RouteOptions<C> = {
  enabled?: boolean;
  refetchInterval?: Refreshed<RouteOutput<C>>;
  /** ms for which the answer is kept after the page. */
  gcTime?: number;
};

/** Reads a route; the data stays on the screen while it is refreshed. */
export function useRoute<C extends AnyRoute>(
  contract: C,
  input: CallInput<C>,
  { refetchInterval, ...options }: RouteOptions<C> = {},
): UseQueryResult<RouteOutput<C>> {
  return useQuery({
    queryKey: routeKey(contract, input),
    queryFn: ({ signal }) => callApi(contract, input, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval:
      typeof refetchInterval === 'function'
        ? ({ state }) => state.data !== undefined && refetchInterval(state.data as RouteOutput<C>)
        : (refetchInterval ?? false),
    ...options,
  }) as UseQueryResult<RouteOutput<C>>;
}

/** Key of a route's data: `invalidateQueries({ queryKey: routeKey(contract) })` covers all its inputs. */
export function routeKey(contract: AnyRoute, input?: unknown): readonly unknown[] {
  return input === undefined ? [contract.name] : [contract.name, input];
}

/**
 * Calls a mutating route. While the server's answer is unknown, a new press repeats the same idempotency
 * key, so that nothing happens twice.
 */
export function useAction<C extends AnyRoute>(
  contract: C,
): UseMutationResult<RouteOutput<C>, unknown, CallInput<C>> {
  return useMutation({ mutationFn: (input: CallInput<C>) => callApi(contract, input) });
}

/** A page of a keyset list, as every list route answers. */
export type Paged<R> = {
  rows: R[];
  next: string | null;
  total: { count: number; capped: boolean };
};
type RowOf<C> = RouteOutput<C> extends Paged<infer R> ? R : never;

/** What a DataTable draws: the page, and how to turn it. */
export type PagedList<R> = {
  query: UseQueryResult<Paged<R>>;
  hasPrevious: boolean;
  previous: () => void;
  next: (() => void) | null;
};

/** A route that answers a whole list at once, as a DataTable draws it: `shown` picks its rows. */
export function useWholeList<C extends AnyRoute, R>(
  contract: C,
  input: CallInput<C>,
  shown: (data: RouteOutput<C>) => R[],
): PagedList<R> {
  const query = useQuery({
    queryKey: routeKey(contract, input),
    queryFn: ({ signal }) => callApi(contract, input, { signal }) as Promise<RouteOutput<C>>,
    placeholderData: keepPreviousData,
    select: (data: RouteOutput<C>) => {
      const rows = shown(data);
      return { rows, next: null, total: { count: rows.length, capped: false } };
    },
  });
  return { query, hasPrevious: false, previous: () => undefined, next: null };
}

/** Pages turned in each visit of a screen, by the visit's key in the history: the way back finds its page. */
const turnedPages = mapOfPerson<string[]>();
/** Answers of searches have names of people: gone soon after the page. */
const SEARCH_KEPT_MS = 60_000;

/**
 * Reads a keyset list page by page, as many rows as the person chose; a search (POST) asks by its body. A change of
 * the filters goes back to the first page.
 */
export function usePagedRoute<C extends AnyRoute>(
  contract: C,
  input: CallInput<C>,
  options: { refetchInterval?: Refreshed<Paged<RowOf<C>>> } = {},
): PagedList<RowOf<C>> {
  const visit = useLocation({ select: ({ state }) => state.__TSR_key ?? '' });
  const limit = useRowsShown();
  const place = `${visit} ${contract.name} ${limit} ${JSON.stringify(input)}`;
  const [, redraw] = useState({});
  const cursors = turnedPages.get(place) ?? [];
  const turn = (next: string[]) => {
    turnedPages.set(place, next);
    redraw({});
  };
  const after = cursors.at(-1);
  const isSearch = contract.method === 'POST';
  const part = isSearch ? 'body' : 'query';
  const asked = (input as Record<string, object | undefined>)[part];
  const paging = { ...(limit === ROWS_SHOWN ? {} : { limit }), ...(after ? { after } : {}) };
  const page = { ...input, [part]: { ...paging, ...asked } };
  const query = useRoute(
    contract,
    page as CallInput<C>,
    { ...options, ...(isSearch ? { gcTime: SEARCH_KEPT_MS } : {}) } as RouteOptions<C>,
  ) as UseQueryResult<Paged<RowOf<C>>>;
  const cursor = query.data?.next;
  return {
    query,
    hasPrevious: cursors.length > 0,
    previous: () => turn(cursors.slice(0, -1)),
    next: cursor ? () => turn([...cursors, cursor]) : null,
  };
}

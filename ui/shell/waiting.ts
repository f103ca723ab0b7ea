import { useQueries } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useWaitingSources } from './open-pages.tsx';
import type { Waiting } from './pages.ts';
import { onPreferences, readPreference, writePreference } from '../client/preferences.ts';

/** Key of every count, to be asked again after an act that changes one. */
export const WAITING = ['waiting'] as const;
const EVERY_MS = 5 * 60_000;
const SEEN = 'espera-vista';

/** Work that waits, with the page where it does. */
export type WaitingWork = Waiting & { path: string };

/** What waits for the access in use, the most recent counts; nothing where a count could not be read. */
export function useWaiting(): readonly WaitingWork[] {
  const sources = useWaitingSources();
  return useQueries({
    queries: sources.map(({ path, count }) => ({
      queryKey: [...WAITING, path],
      queryFn: ({ signal }: { signal: AbortSignal }) => count(signal),
      refetchInterval: EVERY_MS,
    })),
    combine: (answers) =>
      answers.flatMap(({ data = [] }, place) => {
        const path = sources[place]?.path ?? '/';
        return data.filter(({ count }) => count > 0).map((one) => ({ ...one, path }));
      }),
  });
}

const nameOf = ({ path, id }: WaitingWork) => `${path} ${id}`;
const seenText = () => readPreference(SEEN) ?? '{}';

/** The person saw these in the bell: only more of them are news. */
export function markWaitingSeen(works: readonly WaitingWork[]): void {
  const seen = JSON.stringify(Object.fromEntries(works.map((work) => [nameOf(work), work.count])));
  if (seen !== seenText()) writePreference(SEEN, seen);
}

/** How many kinds of work have more waiting than when the person last looked. */
export function useFreshWaiting(): number {
  const works = useWaiting();
  const seen = JSON.parse(useSyncExternalStore(onPreferences, seenText)) as Record<string, number>;
  return works.filter((work) => work.count > (seen[nameOf(work)] ?? 0)).length;
}

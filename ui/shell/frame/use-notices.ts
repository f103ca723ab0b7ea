import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useSyncExternalStore } from 'react';
import { listOwnJobsContract } from '#platform/jobs/contract';
import { callApi } from '../../client/api.ts';
import { isLive, useJobEvents } from '../../client/jobs.ts';
import { usePages } from '../open-pages.tsx';
import { onPreferences, readPreference, writePreference } from '../../client/preferences.ts';
import { countNew, type JobNotice, lastEnd, noticesOf } from './notices.ts';

const SEEN = 'avisos-vistos';
const KEY = ['job', 'own'] as const;

const seenAt = () => readPreference(SEEN) ?? '';
/** The person saw these: what ended until the last of them is no news. */
export function markSeen(notices: readonly JobNotice[]): void {
  const last = lastEnd(notices);
  if (last > seenAt()) writePreference(SEEN, last);
}

/** Jobs that this person asked for in this access, kept fresh by the event stream, and how many are news. */
export function useNotices(): {
  notices: readonly JobNotice[];
  news: number;
  error: unknown;
  retry: () => void;
} {
  const client = useQueryClient();
  const pages = usePages();
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => callApi(listOwnJobsContract, {}, { signal }),
  });
  /** Others' jobs are told too: an unknown one is asked for once, and again when it ends. */
  const unknown = useRef(new Set<string>());
  useJobEvents((job) => {
    const known = data?.jobs.some(({ id }) => id === job.id) ?? false;
    if (known && isLive(job)) {
      const jobs = data?.jobs.map((one) => (one.id === job.id ? job : one)) ?? [];
      client.setQueryData(KEY, { jobs });
      return;
    }
    if (!known && isLive(job) && unknown.current.has(job.id)) return;
    unknown.current.add(job.id);
    void client.invalidateQueries({ queryKey: KEY });
  });
  const seen = useSyncExternalStore(onPreferences, seenAt);
  const notices = noticesOf(data?.jobs ?? [], pages);
  return { notices, news: countNew(notices, seen), error: data ? null : error, retry: () => void refetch() };
}

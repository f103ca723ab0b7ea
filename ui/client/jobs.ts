import { type QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { cancelJobContract, getJobContract } from '#platform/jobs/contract';
import { callApi } from './api.ts';
import { onServerEvent, onStreamOpen } from './events.ts';

export type JobView = RouteOutput<typeof getJobContract>;

/** Key of a job's data in the query cache. */
export const jobKey = (id: string | null) => ['job', id] as const;
export const isLive = (job: JobView) => job.state === 'queued' || job.state === 'running';

const isJobView = (data: unknown): data is JobView =>
  typeof data === 'object' && data !== null && 'id' in data && 'state' in data;

/** Feeds the job data of the pages from the event stream. Returns how to stop. */
export function followJobs(client: QueryClient): () => void {
  const stopEvents = onServerEvent((name, data) => {
    if (name === 'job' && isJobView(data)) client.setQueryData(jobKey(data.id), data);
  });
  const stopOpenings = onStreamOpen(() => void client.invalidateQueries({ queryKey: ['job'] }));
  return () => {
    stopEvents();
    stopOpenings();
  };
}

/**
 * A job as it is now, kept fresh by the event stream; asked every 10 s besides, for a network that holds
 * streams back.
 */
export function useJob(id: string | null): UseQueryResult<JobView> {
  return useQuery({
    queryKey: jobKey(id),
    queryFn: ({ signal }) => callApi(getJobContract, { params: { id: id ?? '' } }, { signal }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && !isLive(state.data) ? false : 10_000),
  });
}

/** Calls `listener` with each change of any job that this person may see. */
export function useJobEvents(listener: (job: JobView) => void): void {
  const tell = useEffectEvent(listener);
  useEffect(
    () =>
      onServerEvent((name, data) => {
        if (name === 'job' && isJobView(data)) tell(data);
      }),
    [],
  );
}

export function cancelJob(id: string): Promise<JobView> {
  return callApi(cancelJobContract, { params: { id } });
}

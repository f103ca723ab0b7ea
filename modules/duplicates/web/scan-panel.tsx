import { IconRefresh } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  JobCard,
  Notice,
  problemSentence,
  routeKey,
  useAction,
  useJobEvents,
  useRoute,
} from '#ui/index';
import { lastScanContract, listDuplicatesContract, startScanContract } from '../contract/queue.ts';
import { scanText } from './scan-text.ts';

/** Looks for duplicates: the whole base the first time, then what changed since. */
export function useScan() {
  const queries = useQueryClient();
  const { data } = useRoute(lastScanContract, {});
  const start = useAction(startScanContract);
  const [job, setJob] = useState<string | null>(null);
  useJobEvents(() => {
    void queries.invalidateQueries({ queryKey: routeKey(lastScanContract) });
    void queries.invalidateQueries({ queryKey: routeKey(listDuplicatesContract) });
  });
  const button = (
    <Button
      icon={IconRefresh}
      busy={start.isPending && 'Começando…'}
      onClick={() => start.mutate({ body: { mode: 'changed' } }, { onSuccess: ({ jobId }) => setJob(jobId) })}
    >
      Procurar duplicados
    </Button>
  );
  const panel = (
    <>
      {start.error ? <Notice tone="danger">{problemSentence(start.error)}</Notice> : null}
      {job ? <JobCard id={job} noun="cadastros" /> : null}
    </>
  );
  return { button, panel, last: data ? scanText(data) : '' };
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { routeKey, useJob, useJobEvents, useRoute } from '#ui/index';
import { getCnesImport, listCnesImports } from '../contract.ts';
import { type CnesImport, isLiveImport } from './cnes-view.ts';

const IMPORT_JOB = 'healthNetwork.importCnes';

/** How long a preview waits for a decision on the page of import; then only the history has it. */
const OFFERED_MS = 24 * 60 * 60 * 1000;

/** Under way, or previewed not long ago and waiting for a decision. */
function isOpen(row: CnesImport, now: number): boolean {
  if (isLiveImport(row)) return true;
  const age = now - new Date(row.createdAt).getTime();
  return row.status === 'preview' && age < OFFERED_MS;
}

/**
 * The import to show: the one just sent, or else what the server still has open, so that who leaves and
 * comes back finds it. `municipality`: IBGE code, or null for the newest of all that the access sees.
 */
export function useCurrentImport(municipality: string | null) {
  const client = useQueryClient();
  const [kept, setKept] = useState<{ municipality: string | null; id: string } | null>(null);
  // Another municipality, another import: what was shown for the former one is left aside.
  const chosen = kept?.municipality === municipality ? kept.id : null;
  const query = { limit: 1, ...(municipality ? { municipality } : {}) };
  const list = useRoute(listCnesImports, { query });
  const { data, dataUpdatedAt, isPending, isError, isPlaceholderData, error, refetch } = list;
  const refresh = () => void client.invalidateQueries({ queryKey: routeKey(listCnesImports) });
  useJobEvents((job) => {
    if (job.kind === IMPORT_JOB) refresh();
  });
  const newest = isPlaceholderData ? undefined : data?.rows[0];
  const open = newest && isOpen(newest, dataUpdatedAt) ? newest : undefined;
  return {
    id: chosen ?? open?.id ?? null,
    /** What the server has open, also when nobody here chose it. */
    open,
    isPending: isPending || isPlaceholderData,
    failure: isError && !data ? { error, retry: () => void refetch() } : null,
    show(id: string) {
      setKept({ municipality, id });
      refresh();
    },
    /** Leaves aside what was shown, and looks again at what the server has open. */
    look() {
      setKept(null);
      refresh();
    },
  };
}

/** An import and its job, read again whenever the job changes state. */
export function useImportReport(id: string, onEnd?: () => void) {
  const client = useQueryClient();
  const query = useRoute(getCnesImport, { params: { id } });
  const report = query.data?.id === id ? query.data : undefined;
  const job = useJob(report?.jobId ?? null);
  const state = job.data?.state;
  useEffect(() => {
    if (!state) return;
    void client.invalidateQueries({ queryKey: routeKey(getCnesImport) });
    void client.invalidateQueries({ queryKey: routeKey(listCnesImports) });
  }, [state, client]);
  const status = report?.status;
  const tellEnd = useEffectEvent(() => onEnd?.());
  useEffect(() => {
    if (status === 'imported' || status === 'unchanged') tellEnd();
  }, [status]);
  return { report, query, step: job.data?.step ?? null };
}

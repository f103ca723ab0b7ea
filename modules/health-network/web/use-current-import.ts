import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { routeKey, useJob, useJobEvents, useRoute } from '#platform/ui/index';
import { getCnesImport, listCnesImports } from '../contract.ts';
import { type CnesImport, type CnesReport, isLiveImport } from './cnes-view.ts';

const IMPORT_JOB = 'healthNetwork.importCnes';

/** Previews put aside in this tab: they stay in the history, but are not offered again. */
const discarded = new Set<string>();

/** Under way, or previewed and waiting for a decision. */
const isOpen = (row: CnesImport) => isLiveImport(row) || row.status === 'preview';

/**
 * The import to show: the one just sent, or else what the server still has open, so that who leaves and
 * comes back finds it. `municipality`: IBGE code, or null for the newest of all that the access sees.
 */
export function useCurrentImport(municipality: string | null) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const query = { limit: 1, ...(municipality ? { municipality } : {}) };
  const { data, isPending, isError, isPlaceholderData, error, refetch } = useRoute(listCnesImports, {
    query,
  });
  const refresh = () => void client.invalidateQueries({ queryKey: routeKey(listCnesImports) });
  useJobEvents((job) => {
    if (job.kind === IMPORT_JOB) refresh();
  });
  const newest = isPlaceholderData ? undefined : data?.rows[0];
  const open = newest && isOpen(newest) && !discarded.has(newest.id) ? newest : undefined;
  return {
    id: chosen ?? open?.id ?? null,
    /** What the server has open, also when nobody here chose it. */
    open,
    isPending: isPending || isPlaceholderData,
    failure: isError && !data ? { error, retry: () => void refetch() } : null,
    show(id: string) {
      setChosen(id);
      refresh();
    },
    close(id: string) {
      discarded.add(id);
      setChosen(null);
      refresh();
    },
    /** Looks again at what the server has open. */
    look() {
      setChosen(null);
      refresh();
    },
  };
}

/** An import and its job, read again whenever the job changes state. */
export function useImportReport(id: string, onEnd?: (report: CnesReport) => void) {
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
  const tellEnd = useEffectEvent((ended: CnesReport) => onEnd?.(ended));
  const status = report?.status;
  useEffect(() => {
    if (report && (status === 'imported' || status === 'unchanged')) tellEnd(report);
  }, [status]);
  return { report, query };
}

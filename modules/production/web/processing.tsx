import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  JobCard,
  routeKey,
  StatusMark,
  useAccess,
  useAction,
  useJob,
  useJobEvents,
  useRoute,
} from '#ui/index';
import { getProcessingContract, processReceivedContract } from '../contract/reception.ts';

/** The job that was asked for, as long as there is something to tell of it. */
function Running({ jobId }: { jobId: string }) {
  const { data: job } = useJob(jobId);
  return job?.state === 'done' ? null : <JobCard id={jobId} />;
}

/** Whether received fichas wait, and "Processar todos". */
export function Processing() {
  const client = useQueryClient();
  const isAdmin = useAccess().kind === 'municipal-admin';
  const [jobId, setJobId] = useState<string | null>(null);
  const { data } = useRoute(getProcessingContract, {});
  const { mutate, isPending } = useAction(processReceivedContract);
  useJobEvents(() => void client.invalidateQueries({ queryKey: routeKey(getProcessingContract) }));
  if (!data) return null;
  return (
    <div className="column gap-12">
      <div className="row wrap gap-12">
        {data.pending ? (
          <StatusMark shape="attention">Existem fichas a ser processadas.</StatusMark>
        ) : (
          <StatusMark shape="done">Todas as fichas recebidas já foram processadas.</StatusMark>
        )}
        {data.pending && isAdmin ? (
          <Button
            size="small"
            busy={isPending && 'Pedindo'}
            onClick={() => mutate({}, { onSuccess: (started) => setJobId(started.jobId) })}
          >
            Processar todos
          </Button>
        ) : null}
      </div>
      {jobId ? <Running jobId={jobId} /> : null}
    </div>
  );
}

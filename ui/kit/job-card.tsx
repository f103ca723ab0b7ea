import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { formatNumber, formatTimeLeft } from './format.ts';
import { addSample, type Sample, secondsLeft } from './job-progress.ts';
import { cancelJob, isLive, type JobView, useJob } from '../client/jobs.ts';
import { Notice } from './notice.tsx';
import { problemSentence } from '../client/problem.ts';
import { ErrorState, Skeleton } from './states.tsx';

function useSecondsLeft(job: JobView): number | null {
  const [samples, setSamples] = useState<Sample[]>([]);
  const { done, step } = job;
  useEffect(() => setSamples([]), [step]);
  useEffect(() => setSamples((before) => addSample(before, { at: Date.now(), done })), [done]);
  return secondsLeft(samples, job.total);
}

/** "212 de 450 unidades", "212" when the total is not known yet. */
function countText(job: JobView, noun: string | undefined): string {
  const total = job.total === null ? '' : ` de ${formatNumber(job.total)}`;
  return `${formatNumber(job.done)}${total}${noun ? ` ${noun}` : ''}`;
}

function Progress({ job, noun, onBackground }: { job: JobView; noun?: string; onBackground?: () => void }) {
  const left = useSecondsLeft(job);
  const [problem, setProblem] = useState<string | null>(null);
  const [cancelling, setCancelling] = useState(false);
  const percent = job.percent ?? (job.total ? Math.floor((100 * job.done) / job.total) : null);

  async function stop(): Promise<void> {
    setCancelling(true);
    try {
      await cancelJob(job.id);
    } catch (error) {
      setProblem(problemSentence(error));
      setCancelling(false);
    }
  }

  return (
    <div className="column">
      <div className="row secondary">
        <strong className="grow">{job.state === 'queued' ? 'Na fila, começa em instantes' : job.step}</strong>
        <span className="numeric text-2">{countText(job, noun)}</span>
      </div>
      <progress
        className="progress large"
        max={100}
        {...(percent === null ? {} : { value: percent })}
        aria-label={job.title}
      />
      <div className="row wrap caption text-3">
        <span className="grow numeric nowrap">
          {percent === null ? '' : `${percent} % · `}
          {left === null ? '' : `${formatTimeLeft(left)} · `}
          pode sair desta página
        </span>
        {onBackground ? (
          <Button size="small" look="text" onClick={onBackground}>
            Continuar em segundo plano
          </Button>
        ) : null}
        {job.canCancel ? (
          <Button size="small" onClick={() => void stop()} busy={cancelling && 'Cancelando…'}>
            Cancelar
          </Button>
        ) : null}
      </div>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
    </div>
  );
}

const ENDINGS = {
  done: { tone: 'success', text: 'Concluída.' },
  cancelled: { tone: 'info', text: 'Cancelada. Nada foi alterado.' },
  failed: { tone: 'danger', text: 'A tarefa parou. Tente de novo.' },
} as const;

/**
 * A long job: step, count of count, %, time left by the pace of the last minute, cancel. The job
 * goes on when the page closes. `noun` names what is counted ("unidades").
 */
export function JobCard({
  id,
  noun,
  onBackground,
}: {
  id: string;
  noun?: string;
  onBackground?: () => void;
}) {
  const query = useJob(id);
  const job = query.data;
  if (!job && query.isError) {
    return <ErrorState what="a tarefa" error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!job) return <Skeleton rows={2} />;
  const ending = isLive(job) || job.state === 'queued' || job.state === 'running' ? null : ENDINGS[job.state];
  return (
    <section className="card" aria-label={job.title}>
      <header>
        <h2>{job.title}</h2>
      </header>
      <div className="body" aria-live="polite">
        {ending ? (
          <Notice tone={ending.tone}>{job.error?.message ?? ending.text}</Notice>
        ) : (
          <Progress job={job} {...(noun ? { noun } : {})} {...(onBackground ? { onBackground } : {})} />
        )}
      </div>
    </section>
  );
}

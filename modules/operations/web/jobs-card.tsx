import { Card, EmptyState, formatNumber, formatRecent, StatusMark, type StatusShape } from '#ui/index';
import type { Job } from './status.ts';

const STATES: Record<Job['state'], { shape: StatusShape; word: string }> = {
  queued: { shape: 'none', word: 'Na fila' },
  running: { shape: 'running', word: 'Em andamento' },
  done: { shape: 'done', word: 'Concluída' },
  failed: { shape: 'failed', word: 'Falhou' },
  cancelled: { shape: 'none', word: 'Cancelada' },
};

function Progress({ job }: { job: Job }) {
  const total = job.total === null ? '' : ` de ${formatNumber(job.total)}`;
  return (
    <>
      <progress
        className="progress"
        max={job.total ?? 100}
        {...(job.total === null ? {} : { value: job.done })}
        aria-label={job.title}
      />
      <span className="caption text-3 numeric">
        {job.step ? `${job.step} · ` : ''}
        {formatNumber(job.done)}
        {total}
      </span>
    </>
  );
}

function JobLine({ job }: { job: Job }) {
  const { shape, word } = STATES[job.state];
  const at = job.finishedAt ?? job.startedAt;
  return (
    <li className="status-job column gap-4">
      <span className="row">
        <span className="grow ellipsis">{job.title}</span>
        <StatusMark shape={shape}>{word}</StatusMark>
      </span>
      {job.state === 'running' ? <Progress job={job} /> : null}
      {job.error ? <span className="caption text-danger">{job.error.message}</span> : null}
      {job.state !== 'running' && at ? (
        <span className="caption text-3 numeric">{formatRecent(at)}</span>
      ) : null}
    </li>
  );
}

/** What the worker does now and did last. */
export function JobsCard({ jobs }: { jobs: readonly Job[] }) {
  return (
    <Card title="Tarefas">
      {jobs.length === 0 ? (
        <EmptyState title="Nenhuma tarefa ainda">
          Importações e outros trabalhos demorados aparecem aqui.
        </EmptyState>
      ) : (
        <ul>
          {jobs.map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
        </ul>
      )}
    </Card>
  );
}

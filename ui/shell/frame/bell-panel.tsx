import { IconBell } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Dialog } from '../../kit/dialog.tsx';
import { formatRecent } from '../../kit/format.ts';
import { isLive, type JobView } from '../../client/jobs.ts';
import { ButtonLink } from '../../kit/link.tsx';
import { EmptyState, ErrorState } from '../../kit/states.tsx';
import { StatusMark, type StatusShape } from '../../kit/status-mark.tsx';
import type { JobNotice } from './notices.ts';
import { markWaitingSeen, useWaiting, type WaitingWork } from '../waiting.ts';
import { markSeen, useNotices } from './use-notices.ts';

const STATES: Record<JobView['state'], { shape: StatusShape; label: string }> = {
  queued: { shape: 'none', label: 'Na fila' },
  running: { shape: 'running', label: 'Em andamento' },
  done: { shape: 'done', label: 'Concluída' },
  failed: { shape: 'failed', label: 'Não foi concluída' },
  cancelled: { shape: 'none', label: 'Cancelada' },
};

function Line({ notice: { job, link, end }, onGo }: { notice: JobNotice; onGo: () => void }) {
  const { shape, label } = (job.state === 'done' ? end : null) ?? STATES[job.state];
  const when = job.finishedAt ?? job.startedAt;
  const progress = job.percent === null ? '' : ` · ${job.percent} %`;
  return (
    <li className="kept-item">
      <div className="row wrap">
        <strong className="grow">{job.title}</strong>
        <StatusMark shape={shape}>{isLive(job) ? `${label}${progress}` : label}</StatusMark>
      </div>
      {job.error ? <p className="secondary text-2">{job.error.message}</p> : null}
      <div className="row">
        <span className="grow caption text-3 numeric">
          {when ? formatRecent(when) : 'Começa em instantes'}
        </span>
        <ButtonLink {...link} size="small" look="soft" onClick={onGo}>
          {isLive(job) ? 'Acompanhar' : job.state === 'done' ? 'Ver resultado' : 'Abrir'}
        </ButtonLink>
      </div>
    </li>
  );
}

function WaitingLine({ work: { label, path, search = {} }, onGo }: { work: WaitingWork; onGo: () => void }) {
  return (
    <li className="kept-item">
      <div className="row">
        <span className="grow">
          <strong>{label}</strong>
          <span className="caption text-3"> · à espera de quem confere</span>
        </span>
        <ButtonLink to={path} search={search} size="small" look="soft" onClick={onGo}>
          Conferir
        </ButtonLink>
      </div>
    </li>
  );
}

/** What waits for this access, and what the person asked for that goes on by itself: how it ended, where it is. */
export function BellPanel({ onClose }: { onClose: () => void }) {
  const { notices, error, retry } = useNotices();
  // What ends while it is open is seen too.
  useEffect(() => markSeen(notices), [notices]);
  const works = useWaiting();
  useEffect(() => markWaitingSeen(works), [works]);
  return (
    <Dialog title="Avisos" side onClose={onClose}>
      {error ? <ErrorState what="os avisos" error={error} onRetry={retry} /> : null}
      {!error && notices.length + works.length === 0 ? (
        <EmptyState icon={IconBell} title="Nenhum aviso">
          Importações, relatórios e outras tarefas que você pede aparecem aqui, também quando você sai da
          página.
        </EmptyState>
      ) : null}
      <ul>
        {works.map((work) => (
          <WaitingLine key={`${work.path} ${work.id}`} work={work} onGo={onClose} />
        ))}
        {notices.map((notice) => (
          <Line key={notice.job.id} notice={notice} onGo={onClose} />
        ))}
      </ul>
    </Dialog>
  );
}

import type { ReactNode } from 'react';
import { classes, formatNumber } from '#ui/index';
import type { Status } from './status.ts';

function Figure({ label, value, note }: { label: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="card status-figure">
      <span className="caption text-3">{label}</span>
      <span className="figure numeric">{value}</span>
      {note}
    </div>
  );
}

const NEARLY_FULL = 90;

/** The four numbers above the services. */
export function StatusCards({ cards }: { cards: Status['cards'] }) {
  const { p95Ms, p95LimitMs, peopleNow, diskUsedPercent, version } = cards;
  const slow = p95Ms !== null && p95Ms > p95LimitMs;
  const full = diskUsedPercent !== null && diskUsedPercent >= NEARLY_FULL;
  return (
    <div className="status-figures">
      <Figure
        label="Tempo de resposta (p95, 15 min)"
        value={
          <span className={classes(p95Ms !== null && (slow ? 'text-danger' : 'text-success'))}>
            {p95Ms === null ? '–' : `${formatNumber(p95Ms)} ms`}
          </span>
        }
        note={
          <span className="caption text-3">
            {slow ? 'acima do' : ''} limite {p95LimitMs} ms
          </span>
        }
      />
      <Figure
        label="Pessoas usando agora"
        value={formatNumber(peopleNow)}
        note={<span className="caption text-3">nos últimos 15 minutos</span>}
      />
      <Figure
        label="Disco"
        value={
          <span className={classes(full && 'text-danger')}>
            {diskUsedPercent === null ? '–' : `${diskUsedPercent} %`}
          </span>
        }
        note={
          diskUsedPercent === null ? null : (
            <progress className="progress" max={100} value={diskUsedPercent} aria-label="Disco em uso" />
          )
        }
      />
      <Figure label="Versão" value={version} />
    </div>
  );
}

import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Icon, type IconType } from './icon.tsx';
import { problemSentence, problemReport } from './problem.ts';

/** Nothing yet, or nothing matches: says the next step. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon?: IconType | undefined;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="centered">
      {icon ? (
        <span className="round">
          <Icon of={icon} size="large" />
        </span>
      ) : null}
      <strong>{title}</strong>
      {children ? <span className="secondary text-2">{children}</span> : null}
      {action}
    </div>
  );
}

/** A part that failed alone. `what` completes "Não foi possível carregar …". */
export function ErrorState({ what, error, onRetry }: { what: string; error: unknown; onRetry?: () => void }) {
  return (
    <div className="centered" role="alert">
      <strong className="text-danger">Não foi possível carregar {what}</strong>
      <span className="secondary text-2">{problemSentence(error)}</span>
      <span className="row wrap">
        {onRetry ? (
          <Button size="small" onClick={onRetry}>
            Tentar de novo
          </Button>
        ) : null}
        <Button
          size="small"
          look="quiet"
          onClick={() => void navigator.clipboard?.writeText(problemReport(error, location.pathname))}
        >
          Copiar detalhes
        </Button>
      </span>
    </div>
  );
}

/** Grey rows with the height of what will come. */
export function Skeleton({ rows = 3, label = 'Carregando' }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="column gap-12" style={{ padding: 12 }}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="skeleton" style={{ width: `${88 - ((row * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

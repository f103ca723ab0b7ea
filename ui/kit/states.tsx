import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';
import { Icon, type IconType } from './icon.tsx';
import { ApiProblem, problemReport, problemSentence } from '../client/problem.ts';

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

/** For support: what failed, where and when, without personal data. */
function CopyDetails({ error }: { error: unknown }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(problemReport(error, location.pathname)));
  return (
    <Button size="small" look="quiet" onClick={() => void copy()}>
      {copied ? 'Detalhes copiados' : 'Copiar detalhes'}
    </Button>
  );
}

/**
 * A part that failed alone. `what` completes "Não foi possível carregar …". What is not there will not be there the next
 * time either: it is said so, and not tried again.
 */
export function ErrorState({ what, error, onRetry }: { what: string; error: unknown; onRetry: () => void }) {
  const gone = error instanceof ApiProblem && error.status === 404;
  return (
    <div className="centered" role="alert">
      {gone ? (
        <strong>Não encontramos {what}</strong>
      ) : (
        <strong className="text-danger">Não foi possível carregar {what}</strong>
      )}
      <span className="secondary text-2">{problemSentence(error)}</span>
      <span className="row wrap">
        {gone ? null : (
          <Button size="small" onClick={onRetry}>
            Tentar de novo
          </Button>
        )}
        <CopyDetails error={error} />
      </span>
    </div>
  );
}

const SAY_AFTER_MS = 1_000;

/**
 * Grey rows with the height of what will come: nothing in the first moment, then the rows, and after a second
 * also what is being done.
 */
export function Skeleton({ rows = 3, label = 'Carregando' }: { rows?: number; label?: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SAY_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={label} className="skeletons">
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="skeleton" style={{ width: `${88 - ((row * 17) % 40)}%` }} />
      ))}
      {late ? <span className="caption text-3">{label}…</span> : null}
    </div>
  );
}

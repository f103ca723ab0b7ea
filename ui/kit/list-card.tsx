import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { formatTime } from './format.ts';
import { Notice } from './notice.tsx';
import type { PagedList } from '../client/query.ts';
import { EmptyState, ErrorState, Skeleton } from './states.tsx';
import { TablePager } from './table-pager.tsx';

/** Data that could not be refreshed stays in sight, with its hour. */
function StaleNotice({ label, since, onRetry }: { label: string; since: number; onRetry: () => void }) {
  return (
    <Notice
      tone="warning"
      action={
        <Button look="text" size="small" onClick={onRetry}>
          Tentar de novo
        </Button>
      }
    >
      Não foi possível atualizar {label}. O que aparece é das {formatTime(new Date(since))}.
    </Notice>
  );
}

/**
 * The card of a list of the server: pages turn by key, the count stops at a ceiling; empty, loading, error
 * and old data are drawn in place. `children` draws the rows once there are some.
 */
export function ListCard<R>({
  label,
  list,
  empty,
  children,
}: {
  /** Name of the list, for who hears it and for the error: "as unidades de saúde". */
  label: string;
  list: PagedList<R>;
  empty?: ReactNode;
  children: (rows: readonly R[]) => ReactNode;
}) {
  const { data, dataUpdatedAt, isError, error, refetch, isPlaceholderData } = list.query;
  if (!data) {
    return (
      <div className="card">
        {isError ? (
          <ErrorState what={label} error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton rows={6} label={`Carregando ${label}`} />
        )}
      </div>
    );
  }
  const stale = isError ? (
    <StaleNotice label={label} since={dataUpdatedAt} onRetry={() => void refetch()} />
  ) : null;
  if (data.rows.length === 0 && !list.hasPrevious) {
    return (
      <div className="card">
        {stale}
        {empty ?? <EmptyState title="Nenhum registro encontrado" />}
      </div>
    );
  }
  return (
    <div className="card" aria-busy={isPlaceholderData}>
      {stale}
      {children(data.rows)}
      <TablePager list={list} />
    </div>
  );
}

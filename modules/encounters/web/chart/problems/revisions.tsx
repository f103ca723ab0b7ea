import type { ReactNode } from 'react';
import { Dialog, ErrorState, formatDateTime, Skeleton } from '#ui/index';
import { whoText } from '../names.ts';

type Row = { sequence: number; at: string; professional: string; cbo: string };

/** Each time that something of the record was written, the newest first. */
export function RevisionsDialog<R extends Row>({
  title,
  list: { data, isError, error, refetch },
  tell,
  onClose,
}: {
  title: string;
  list: {
    data: { rows: readonly R[] } | undefined;
    isError: boolean;
    error: unknown;
    refetch: () => Promise<unknown>;
  };
  tell: (row: R) => ReactNode;
  onClose: () => void;
}) {
  return (
    <Dialog title={title} width={560} onClose={onClose}>
      {data ? (
        <ol className="chart-rows" reversed>
          {data.rows.map((row) => (
            <li key={row.sequence}>
              <span className="column">
                <span>{tell(row)}</span>
                <span className="caption text-2">
                  {row.sequence}ª anotação · {formatDateTime(row.at)} · {whoText(row)}
                </span>
              </span>
            </li>
          ))}
        </ol>
      ) : isError ? (
        <ErrorState what="o histórico" error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={3} label="Carregando o histórico" />
      )}
    </Dialog>
  );
}

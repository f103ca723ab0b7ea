import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { formatTime } from './format.ts';
import { Notice } from './notice.tsx';
import type { PagedList } from './query.ts';
import type { RowAction } from './row-menu.tsx';
import { EmptyState, ErrorState, Skeleton } from './states.tsx';
import { TableHead } from './table-head.tsx';
import { TablePager } from './table-pager.tsx';
import { TableRow, toggled } from './table-row.tsx';
import { useRowKeys } from './use-row-keys.ts';

export type Column<R> = {
  key: string;
  title: string;
  cell: (row: R) => ReactNode;
  /** Name of the server's sort column; a column without it does not sort. */
  sort?: string;
  align?: 'right';
  /** CSS width. */
  width?: string;
  /** Header over neighbouring columns that tell one thing together, e.g. "Novos/atualizados". */
  group?: string;
};

export type Sort = { by: string; descending: boolean };

export type Selection = {
  keys: ReadonlySet<string>;
  onChange: (keys: ReadonlySet<string>) => void;
};

export type Sorting = { sort?: Sort; onSort?: (sort: Sort) => void };

export type DataTableProps<R> = Sorting & {
  /** Name of the list, for who hears it and for the error: "as unidades de saúde". */
  label: string;
  columns: readonly Column<R>[];
  list: PagedList<R>;
  rowKey: (row: R) => string;
  /** Name of the row in the labels of its menu. */
  rowName?: (row: R) => string;
  /** The main action, at the right end. */
  main?: (row: R) => ReactNode;
  more?: (row: R) => readonly RowAction[];
  /** Rows that can be selected, by their keys: a box before each, Space on the row. */
  selection?: Selection;
  empty?: ReactNode;
};

/** Two lines of a cell: the name and what tells it apart. */
export function TwoLines({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <div>
      <div className="strong">{first}</div>
      <div className="caption text-3">{second}</div>
    </div>
  );
}

/** Data that could not be refreshed stays in sight, with its hour (ui.md §10). */
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

/** The table itself, once there are rows. */
function Rows<R>({ rows, table }: { rows: readonly R[]; table: DataTableProps<R> }) {
  const { label, columns, list, rowKey, sort, onSort, main, more, selection } = table;
  const { setBody, current, onKeyDown, onFocusRow } = useRowKeys({
    count: rows.length,
    busy: list.query.isPlaceholderData,
    next: list.next,
    previous: list.hasPrevious ? list.previous : null,
    onSelect: selection
      ? (place) => {
          const row = rows[place];
          if (row) selection.onChange(toggled(selection.keys, rowKey(row)));
        }
      : undefined,
    hasMain: main !== undefined,
    hasMenu: more !== undefined,
  });
  return (
    <table className="data-table" aria-label={label}>
      <TableHead
        columns={columns}
        actions={Boolean(main ?? more)}
        {...(selection ? { selection: { ...selection, all: rows.map(rowKey) } } : {})}
        {...(sort ? { sort } : {})}
        {...(onSort ? { onSort } : {})}
      />
      <tbody ref={setBody} onKeyDown={onKeyDown}>
        {rows.map((row, place) => (
          <TableRow
            key={rowKey(row)}
            row={row}
            table={table}
            keys={{ place, current: place === current, onFocus: onFocusRow }}
          />
        ))}
      </tbody>
    </table>
  );
}

/**
 * A list of the server (ui.md §4): only stated columns sort, pages turn by key, the count stops at a
 * ceiling; empty, loading, error and old data are drawn in place; below 700 px each row becomes a card.
 */
export function DataTable<R>(table: DataTableProps<R>) {
  const { label, list, empty } = table;
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
      <div className="table-scroll">
        <Rows rows={data.rows} table={table} />
      </div>
      <TablePager list={list} />
    </div>
  );
}

import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { formatTotal } from './format.ts';
import { Icon } from './icon.tsx';
import type { PagedList } from './query.ts';
import { type RowAction, RowMenu } from './row-menu.tsx';
import { EmptyState, ErrorState, Skeleton } from './states.tsx';
import { TableHead } from './table-head.tsx';

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

function Row<R>({ row, table }: { row: R; table: DataTableProps<R> }) {
  const { columns, main, more, rowName } = table;
  return (
    <tr>
      {columns.map((column) => (
        <td
          key={column.key}
          data-label={column.group ? `${column.title}, ${column.group.toLowerCase()}` : column.title}
          className={column.align === 'right' ? 'numeric' : ''}
          style={{ textAlign: column.align ?? 'left' }}
        >
          {column.cell(row)}
        </td>
      ))}
      {main || more ? (
        <td className="row-actions">
          <span className="row end gap-4">
            {main?.(row)}
            {more ? <RowMenu of={rowName?.(row) ?? 'esta linha'} actions={more(row)} /> : null}
          </span>
        </td>
      ) : null}
    </tr>
  );
}

function Pager<R>({ list, of }: { list: PagedList<R>; of: string }) {
  const total = list.query.data?.total;
  return (
    <nav className="pager" aria-label={`Páginas, ${of}`}>
      <span className="grow numeric" role="status">
        {total ? formatTotal(total) : ''}
      </span>
      {list.hasPrevious ? (
        <Button size="small" look="quiet" icon={IconChevronLeft} onClick={list.previous}>
          Anterior
        </Button>
      ) : null}
      {list.next ? (
        <Button size="small" look="quiet" onClick={list.next}>
          Próxima
          <Icon of={IconChevronRight} />
        </Button>
      ) : null}
    </nav>
  );
}

/**
 * A list of the server (ui.md §4): only stated columns sort, pages turn by key, the count stops at a
 * ceiling; empty, loading and error are drawn in place; below 700 px each row becomes a card.
 */
export function DataTable<R>(table: DataTableProps<R>) {
  const { label, columns, list, rowKey, sort, onSort, main, more, empty } = table;
  const { data, isError, error, refetch, isPlaceholderData } = list.query;
  if (!data) {
    return (
      <div className="card">
        {isError ? (
          <ErrorState what={label} error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton rows={6} />
        )}
      </div>
    );
  }
  if (data.rows.length === 0 && !list.hasPrevious) {
    return <div className="card">{empty ?? <EmptyState title="Nenhum registro encontrado" />}</div>;
  }
  return (
    <div className="card" aria-busy={isPlaceholderData}>
      <div className="table-scroll">
        <table className="data-table" aria-label={label}>
          <TableHead
            columns={columns}
            actions={Boolean(main ?? more)}
            {...(sort ? { sort } : {})}
            {...(onSort ? { onSort } : {})}
          />
          <tbody>
            {data.rows.map((row) => (
              <Row key={rowKey(row)} row={row} table={table} />
            ))}
          </tbody>
        </table>
      </div>
      <Pager list={list} of={label} />
    </div>
  );
}

import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { ListCard } from './list-card.tsx';
import type { PagedList } from '../client/query.ts';
import type { RowAction } from './row-menu.tsx';
import { TableHead } from './table-head.tsx';
import { TableRow, toggled } from './table-row.tsx';
import { useRowKeys } from './use-row-keys.ts';

export type Column<R> = {
  key: string;
  title: string;
  cell: (row: R) => ReactNode;
  /** Name of the server's sort column; a column without it does not sort. */
  sort?: string;
  align?: 'right';
  /** Classes of its cells: "nowrap", "mono". */
  className?: string;
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

export type Preview<R> = {
  /** Key of the row it shows. */
  of: string | null;
  onMove: (row: R) => void;
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
  /** A preview stands beside the list: it follows the row in focus, after a short rest. */
  preview?: Preview<R>;
};

/** Two lines of a cell: the name and what tells it apart. */
export function TwoLines({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <div className="two-lines">
      <div className="strong">{first}</div>
      <div className="caption text-3">{second}</div>
    </div>
  );
}

const REST_MS = 120;

/** Tells the row that took the focus, once it rests there. */
function useRest(place: number | null, tell: (place: number) => void): void {
  const rested = useEffectEvent(tell);
  useEffect(() => {
    if (place === null) return undefined;
    const timer = setTimeout(() => rested(place), REST_MS);
    return () => clearTimeout(timer);
  }, [place]);
}

/** The table itself, once there are rows. */
function Rows<R>({ rows, table }: { rows: readonly R[]; table: DataTableProps<R> }) {
  const { label, columns, list, rowKey, sort, onSort, main, more, selection, preview } = table;
  const [focused, setFocused] = useState<number | null>(null);
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
  useRest(preview ? focused : null, (place) => {
    const row = rows[place];
    if (row) preview?.onMove(row);
  });
  const onFocus = (place: number) => {
    onFocusRow(place);
    setFocused(place);
  };
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
            keys={{ place, current: place === current, onFocus }}
          />
        ))}
      </tbody>
    </table>
  );
}

/**
 * A list of the server in columns: only stated columns sort; below 700 px each row becomes a card.
 */
export function DataTable<R>(table: DataTableProps<R>) {
  const { label, list, empty } = table;
  return (
    <ListCard label={label} list={list} empty={empty}>
      {(rows) => (
        <div className="table-scroll">
          <Rows rows={rows} table={table} />
        </div>
      )}
    </ListCard>
  );
}

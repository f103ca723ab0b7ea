import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { ListCard } from './list-card.tsx';
import { TableHead } from './table-head.tsx';
import { TableRow, toggled } from './table-row.tsx';
import { useRowKeys } from './use-row-keys.ts';
import type { DataTableProps } from './table-parts.ts';

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

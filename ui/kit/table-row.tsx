import { classes } from './classes.ts';
import type { Column, DataTableProps } from './table-parts.ts';
import { RowMenu } from './row-menu.tsx';

type RowKeys = { place: number; current: boolean; onFocus: (place: number) => void };

/** What a row says, column by column, each with its title for the phone. */
export function Cells<R>({ row, columns }: { row: R; columns: readonly Column<R>[] }) {
  return columns.map((column) => (
    <td
      key={column.key}
      data-label={column.group ? `${column.title}, ${column.group.toLowerCase()}` : column.title}
      className={classes(column.align === 'right' && 'numeric', column.className)}
      style={{ textAlign: column.align ?? 'left' }}
    >
      {column.cell(row)}
    </td>
  ));
}

/** One row of a DataTable; only the current one is in the tab order. */
export function TableRow<R>({ row, table, keys }: { row: R; table: DataTableProps<R>; keys: RowKeys }) {
  const { columns, main, more, rowKey, rowName, selection, preview } = table;
  const name = rowName?.(row) ?? 'esta linha';
  const key = rowKey(row);
  return (
    <tr
      tabIndex={keys.current ? 0 : -1}
      data-row={key}
      aria-current={preview?.of === key || undefined}
      onFocus={() => keys.onFocus(keys.place)}
    >
      {selection ? (
        <td className="select-cell">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`Selecionar ${name}`}
            checked={selection.keys.has(key)}
            onChange={() => selection.onChange(toggled(selection.keys, key))}
          />
        </td>
      ) : null}
      <Cells row={row} columns={columns} />
      {main || more ? (
        <td className="row-actions">
          <span className="row end gap-4">
            <span className="row-main">{main?.(row)}</span>
            {more ? <RowMenu of={name} actions={more(row)} /> : null}
          </span>
        </td>
      ) : null}
    </tr>
  );
}

/** The set with the key added, or taken out when it was in. */
export function toggled(keys: ReadonlySet<string>, key: string): Set<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

import type { ReactNode } from 'react';
import type { Column } from './table-parts.ts';
import { TableHead } from './table-head.tsx';
import { Cells } from './table-row.tsx';

/** A short list that is there at once: no pages, no sorting, no keys of its own; on a phone each row is a card. */
export function SimpleTable<R>({
  label,
  columns,
  rows,
  rowKey,
  main,
}: {
  /** Name of the table, for who hears it. */
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** What may be done with a row, at its right end. */
  main?: (row: R) => ReactNode;
}) {
  return (
    <div className="table-scroll">
      <table className="data-table" aria-label={label}>
        <TableHead columns={columns} actions={main !== undefined} />
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              <Cells row={row} columns={columns} />
              {main ? <td className="row-actions">{main(row)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

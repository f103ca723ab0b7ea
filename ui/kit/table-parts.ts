import type { ReactNode } from 'react';
import type { PagedList } from '../client/query.ts';
import type { RowAction } from './row-menu.tsx';

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

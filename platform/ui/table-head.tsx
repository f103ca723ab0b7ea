import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { classes } from './classes.ts';
import type { Column, Sorting } from './data-table.tsx';
import { Icon } from './icon.tsx';

function Title<R>({ column, sort, onSort, rows }: Sorting & { column: Column<R>; rows?: number }) {
  const by = column.sort;
  const active = by !== undefined && sort?.by === by;
  const shape = { width: column.width, textAlign: column.align ?? 'left' } as const;
  if (!by || !onSort) {
    return (
      <th scope="col" rowSpan={rows} style={shape}>
        {column.title}
      </th>
    );
  }
  const direction = active ? (sort.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" rowSpan={rows} style={shape} aria-sort={direction}>
      <button
        type="button"
        className={classes('sort', active && 'active')}
        onClick={() => onSort({ by, descending: active && !sort.descending })}
      >
        {column.title}
        {active ? <Icon of={sort.descending ? IconArrowDown : IconArrowUp} size="small" /> : null}
      </button>
    </th>
  );
}

/** Head of a DataTable: one row, or two when neighbouring columns share a `group`. */
export function TableHead<R>({
  columns,
  actions,
  ...sorting
}: Sorting & { columns: readonly Column<R>[]; actions: boolean }) {
  const grouped = columns.some((column) => column.group);
  const rows = grouped ? 2 : 1;
  return (
    <thead>
      <tr>
        {columns.map((column, place) => {
          const { group } = column;
          if (!group) return <Title key={column.key} column={column} rows={rows} {...sorting} />;
          if (columns[place - 1]?.group === group) return null;
          const width = columns.filter((other) => other.group === group).length;
          return (
            <th key={column.key} scope="colgroup" colSpan={width} className="column-group">
              {group}
            </th>
          );
        })}
        {actions ? (
          <th scope="col" rowSpan={rows}>
            <span className="visually-hidden">Ações</span>
          </th>
        ) : null}
      </tr>
      {grouped ? (
        <tr>
          {columns.map((column) =>
            column.group ? <Title key={column.key} column={column} {...sorting} /> : null,
          )}
        </tr>
      ) : null}
    </thead>
  );
}

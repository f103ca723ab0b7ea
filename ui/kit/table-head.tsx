import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { classes } from './classes.ts';
import type { Column, Selection, Sorting } from './table-parts.ts';
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

/** Selects all rows of the page, or frees them. */
function SelectAll({ keys, onChange, all }: Selection & { all: readonly string[] }) {
  const some = all.some((key) => keys.has(key));
  const every = all.every((key) => keys.has(key));
  return (
    <input
      type="checkbox"
      aria-label="Selecionar todas as linhas desta página"
      checked={every}
      ref={(element) => {
        if (element) element.indeterminate = some && !every;
      }}
      onChange={() => {
        const others = [...keys].filter((key) => !all.includes(key));
        onChange(new Set(every ? others : [...others, ...all]));
      }}
    />
  );
}

/** Head of a DataTable: one row, or two when neighbouring columns share a `group`. */
export function TableHead<R>({
  columns,
  actions,
  selection,
  ...sorting
}: Sorting & {
  columns: readonly Column<R>[];
  actions: boolean;
  selection?: Selection & { all: readonly string[] };
}) {
  const grouped = columns.some((column) => column.group);
  const rows = grouped ? 2 : 1;
  return (
    <thead>
      <tr>
        {selection ? (
          <th scope="col" rowSpan={rows} className="select-cell">
            <SelectAll {...selection} />
          </th>
        ) : null}
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

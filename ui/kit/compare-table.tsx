import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

export type Side = 'left' | 'right';

export type CompareRow = {
  key: string;
  label: string;
  left: ReactNode;
  right: ReactNode;
  /** Both sides say the same: nothing to choose. */
  same: boolean;
};

type Choosing = {
  picked: Readonly<Record<string, Side>>;
  onPick: (key: string, side: Side) => void;
};

const SIDES = ['left', 'right'] as const;

/** The question of the next field that differs: its choice, or its first side. */
function radioAfter(radio: Element): HTMLElement | null {
  const rows = [...(radio.closest('tbody')?.querySelectorAll('.differs') ?? [])];
  const next = rows[rows.findIndex((row) => row.contains(radio)) + 1];
  return next?.querySelector<HTMLElement>(':checked') ?? next?.querySelector('input') ?? null;
}

/** A side of one field: its value, or the radio that keeps it. */
function Cell({
  row,
  side,
  title,
  group,
  choosing,
}: {
  row: CompareRow;
  side: Side;
  title: string;
  group: string;
  choosing: Choosing | undefined;
}) {
  const value = row[side] || <span className="text-3">–</span>;
  if (!choosing || row.same) return <td data-label={title}>{value}</td>;
  const byNumber = ({ key, currentTarget }: KeyboardEvent) => {
    const chosen = key === '1' ? 'left' : key === '2' ? 'right' : null;
    if (!chosen) return;
    choosing.onPick(row.key, chosen);
    radioAfter(currentTarget)?.focus();
  };
  return (
    <td data-label={title}>
      <label className="check">
        <input
          type="radio"
          name={group}
          aria-label={`${row.label}: manter de ${title}`}
          checked={choosing.picked[row.key] === side}
          onChange={() => choosing.onPick(row.key, side)}
          onKeyDown={byNumber}
        />
        <span>{value}</span>
      </label>
    </td>
  );
}

/**
 * Two records side by side, field by field; those that differ are marked by a word. With `choosing` each of
 * them asks which side stays: by mouse, by arrows, or by 1 and 2, which go on to the next.
 */
export function CompareTable({
  label,
  titles,
  rows,
  choosing,
}: {
  label: string;
  /** Whose each side is: { left: 'Cadastro de 2019', right: 'Cadastro de 2024' }. */
  titles: Record<Side, string>;
  rows: readonly CompareRow[];
  choosing?: Choosing;
}) {
  const group = useId();
  return (
    <div className="table-scroll">
      <table className="data-table compare-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Campo</th>
            {SIDES.map((side) => (
              <th key={side} scope="col">
                {titles[side]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={classes(!row.same && 'differs')}>
              <th scope="row">
                {row.label}
                {row.same ? null : <span className="tag warning">diferente</span>}
              </th>
              {SIDES.map((side) => (
                <Cell
                  key={side}
                  row={row}
                  side={side}
                  title={titles[side]}
                  group={`${group}-${row.key}`}
                  choosing={choosing}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

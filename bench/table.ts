import { type Figure, withinBudget } from './benchmark.ts';

export type Row = Figure & { benchmark: string };

const number = (value: number) => (Math.abs(value) < 100 ? value.toFixed(2) : Math.round(value).toString());

function budget({ most, least, unit }: Figure): string {
  if (most !== undefined) return `≤ ${most} ${unit}`;
  return least === undefined ? '' : `≥ ${least} ${unit}`;
}

/** The figures as one Markdown table, its columns aligned. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ['benchmark', 'figure', 'measured', 'budget', ''],
    ...rows.map((row) => [
      row.benchmark,
      row.what,
      `${number(row.value)} ${row.unit}`,
      budget(row),
      withinBudget(row) ? 'ok' : 'OVER',
    ]),
  ];
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

import { type FocusEvent, useLayoutEffect, useRef } from 'react';
import { type Cell, cellsOf, type Column } from './cells.ts';
import type { Now } from './use-now.ts';

type Held = { cell: string; column: string; from: number };

const nearest = (cells: readonly Cell[], from: number): Cell | undefined =>
  cells.toSorted((a, b) => Math.abs(a.span.from - from) - Math.abs(b.span.from - from))[0];

/**
 * A slot that is booked and an entry that is cancelled give their place to another cell: the focus goes to it, so that
 * who works by keys goes on from there. What lies over the page gives the focus back by itself.
 */
export function useKeptFocus(columns: readonly Column[], now: Now) {
  const box = useRef<HTMLDivElement>(null);
  const held = useRef<Held>(null);
  useLayoutEffect(() => {
    const before = held.current;
    const at = document.activeElement;
    if (!before || at?.closest('dialog')) return;
    if (at instanceof HTMLElement && at.dataset['cell'] === before.cell) return;
    held.current = null;
    const column = columns.find(({ key }) => key === before.column);
    const cells = column ? cellsOf(column, now) : [];
    // Somewhere else by now, or nowhere because the person left.
    if (at !== document.body || cells.some(({ key }) => key === before.cell)) return;
    const near = nearest(cells, before.from);
    if (near) box.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(near.key)}"]`)?.focus();
  });
  function onFocus({ target }: FocusEvent<HTMLElement>): void {
    const key = target.dataset['cell'];
    for (const column of columns) {
      const cell = cellsOf(column, now).find((one) => one.key === key);
      if (cell) held.current = { cell: cell.key, column: column.key, from: cell.span.from };
    }
  }
  return { ref: box, onFocus };
}

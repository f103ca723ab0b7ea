import { type KeyboardEvent, useEffect, useState } from 'react';
import type { Shortcut } from './keys/registry.ts';
import { useShortcuts } from './keys/use-shortcuts.ts';

/** Controls in which arrows and signs already mean something. */
const OWN_KEYS = 'input:not([type=checkbox]),textarea,select,[role=menu]';

/** Row that a key goes to among so many; null when the key moves nothing. */
export function rowAfter(key: string, now: number, rows: number): number | null {
  if (rows === 0) return null;
  if (key === 'ArrowDown') return Math.min(now + 1, rows - 1);
  if (key === 'ArrowUp') return Math.max(now - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? rows - 1 : null;
}

type Rows = {
  count: number;
  /** The next page is on its way. */
  busy: boolean;
  next: (() => void) | null;
  previous: (() => void) | null;
  /** Selects or frees a row; absent where rows cannot be selected. */
  onSelect: ((row: number) => void) | undefined;
  hasMain: boolean;
  hasMenu: boolean;
};

function documented({ next, previous, onSelect, hasMain, hasMenu }: Rows, reach: () => void): Shortcut[] {
  const list: (Omit<Shortcut, 'group'> | false)[] = [
    { keys: '↓', label: 'Linha seguinte', run: reach },
    { keys: '↑', label: 'Linha anterior', run: reach },
    { keys: 'Home', label: 'Primeira linha' },
    { keys: 'End', label: 'Última linha' },
    hasMain && { keys: 'Enter', label: 'Ação principal da linha' },
    onSelect !== undefined && { keys: 'Espaço', label: 'Selecionar a linha' },
    hasMenu && { keys: '.', label: 'Mais opções da linha' },
    (next ?? previous) !== null && { keys: 'PgDn', label: 'Próxima página' },
    (next ?? previous) !== null && { keys: 'PgUp', label: 'Página anterior' },
  ];
  return list.flatMap((one) => (one ? [{ ...one, group: 'Listas' as const }] : []));
}

/**
 * The keys of a list: one row at a time is in the tab order; ↑ ↓ Home End move, Enter runs its main
 * action, Space selects, `.` opens its ⋮, PgUp and PgDn turn the page. Returns what the element around the
 * rows carries: its children are the rows.
 */
export function useRowKeys(rows: Rows) {
  const [body, setBody] = useState<HTMLElement | null>(null);
  const [chosen, setChosen] = useState(0);
  const current = Math.min(chosen, Math.max(rows.count - 1, 0));
  const [turned, setTurned] = useState(false);
  const rowAt = (row: number) => body?.children[row] as HTMLElement | undefined;
  const placeOf = (row: Element) => [...(body?.children ?? [])].indexOf(row);
  const focus = (row: number) => {
    setChosen(row);
    rowAt(row)?.focus();
  };
  const { count, busy } = rows;
  // The row in focus stays the current one when others come before it.
  useEffect(() => {
    const held = [...(body?.children ?? [])].findIndex((row) => row.contains(document.activeElement));
    if (held >= 0) setChosen(held);
  }, [body, rows]);
  /** The row of the list, or the first one of the list that is on its way. */
  function reach(): void {
    if (!busy) return focus(current);
    setTurned(true);
    setChosen(0);
  }
  useShortcuts(documented(rows, reach));
  useEffect(() => {
    // After a turn by key the new page takes the focus, as soon as it is there.
    if (!turned || busy) return;
    setTurned(false);
    (body?.firstElementChild as HTMLElement | null)?.focus();
  }, [turned, busy, body]);

  function act(event: KeyboardEvent, row: Element): boolean {
    const press = (selector: string) => {
      const control = row.querySelector<HTMLElement>(selector);
      control?.click();
      return control !== null;
    };
    if (event.key === 'Enter') return press('.row-main a,.row-main button');
    if (event.key === '.') return press('[aria-haspopup=menu]');
    if (event.key !== ' ' || !rows.onSelect) return false;
    rows.onSelect(placeOf(row));
    return true;
  }

  function turn(key: string): boolean {
    const page = key === 'PageDown' ? rows.next : key === 'PageUp' ? rows.previous : null;
    if (!page) return false;
    setTurned(true);
    setChosen(0);
    page();
    return true;
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const { target } = event;
    const plain = !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey);
    if (!plain || !(target instanceof HTMLElement) || !event.currentTarget.contains(target)) return;
    if (target.closest(OWN_KEYS)) return;
    const row = [...event.currentTarget.children].find((one) => one.contains(target));
    const next = rowAfter(event.key, row ? placeOf(row) : current, count);
    if (next !== null) focus(next);
    const done = next !== null || turn(event.key) || (row !== undefined && row === target && act(event, row));
    if (done) event.preventDefault();
  }
  return { setBody, current, onKeyDown, onFocusRow: setChosen };
}

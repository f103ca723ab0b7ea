import { IconCheck, IconChevronDown, IconChevronRight, IconMinus } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import { classes, Icon } from '#ui/index';
import { found, type TreeRow } from './tree-model.ts';
import { treeKey } from './tree-keys.ts';

const CHECKED = { off: 'false', on: 'true', part: 'mixed' } as const;

function Box({ state, change }: Pick<TreeRow, 'state' | 'change'>) {
  return (
    <span className={classes('tree-box', state, change)} aria-hidden>
      {state === 'on' ? <Icon of={IconCheck} size="small" /> : null}
      {state === 'part' ? <Icon of={IconMinus} size="small" /> : null}
    </span>
  );
}

function Label({ label, search }: { label: string; search: string }) {
  const pieces = found(label, search);
  if (!pieces) return label;
  return (
    <>
      {pieces[0]}
      <mark>{pieces[1]}</mark>
      {pieces[2]}
    </>
  );
}

function Item({
  row,
  search,
  focused,
  readOnly,
  onFocus,
}: {
  row: TreeRow;
  search: string;
  focused: boolean;
  readOnly: boolean;
  onFocus: () => void;
}) {
  const { count, change } = row;
  return (
    <div
      role="treeitem"
      data-id={row.id}
      tabIndex={focused ? 0 : -1}
      className={classes('tree-row', change && 'changed', row.level === 1 && row.count && 'root')}
      style={{ paddingLeft: 12 + (row.level - 1) * 24 }}
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-expanded={row.open}
      aria-checked={CHECKED[row.state]}
      aria-disabled={readOnly || undefined}
      onFocus={onFocus}
    >
      <span className="tree-arrow" data-opener={row.open === undefined ? undefined : ''} aria-hidden>
        {row.open === undefined ? null : (
          <Icon of={row.open ? IconChevronDown : IconChevronRight} size="small" />
        )}
      </span>
      <Box state={row.state} change={change} />
      <span className="tree-label">
        <Label label={row.label} search={search} />
      </span>
      {change ? (
        <span className={classes('tag', change === 'added' ? 'success' : 'danger')}>
          {change === 'added' ? '+ será ativado' : '– será removido'}
        </span>
      ) : null}
      <span className="grow" />
      {count ? (
        <span className="caption text-3 numeric nowrap">
          {count.held} de {count.all}
        </span>
      ) : null}
    </div>
  );
}

/**
 * The resource tree (tree pattern of ARIA): one tab stop; arrows walk, open and close, Space ticks, Shift Space ticks all
 * under it, a letter jumps to the next that begins with it.
 */
export function ResourceTree({
  rows,
  search,
  readOnly,
  onOpen,
  onToggle,
  onBranch,
}: {
  rows: readonly TreeRow[];
  search: string;
  readOnly: boolean;
  onOpen: (ids: readonly string[], open: boolean) => void;
  onToggle: (id: string) => void;
  onBranch: (id: string) => void;
}) {
  const tree = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<string | null>(null);
  const current = rows.some((row) => row.id === at) ? at : (rows[0]?.id ?? null);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const row = rows.find(({ id }) => id === current);
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = treeKey(rows, row, event.key, event.shiftKey);
    if (!act) return;
    event.preventDefault();
    if ('focus' in act) tree.current?.querySelector<HTMLElement>(`[data-id="${act.focus}"]`)?.focus();
    if ('open' in act) onOpen(act.ids, act.open);
    if ('toggle' in act && !readOnly) (act.branch ? onBranch : onToggle)(act.toggle);
  }

  function onClick({ target }: MouseEvent<HTMLDivElement>): void {
    if (!(target instanceof Element)) return;
    const id = target.closest<HTMLElement>('[data-id]')?.dataset.id;
    const row = rows.find((one) => one.id === id);
    if (!row) return;
    if (target.closest('[data-opener]') || readOnly) onOpen([row.id], !row.open);
    else onToggle(row.id);
  }

  return (
    <div
      ref={tree}
      role="tree"
      tabIndex={-1}
      aria-label="Recursos"
      aria-multiselectable="true"
      className="resource-tree"
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {rows.map((row) => (
        <Item
          key={row.id}
          row={row}
          search={search}
          focused={row.id === current}
          readOnly={readOnly}
          onFocus={() => setAt(row.id)}
        />
      ))}
    </div>
  );
}

import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react';
import { Icon } from '../../kit/icon.tsx';
import { Kbd } from '../../kit/kbd.tsx';
import { plainText } from '../../kit/plain-text.ts';
import type { RecordAction, SearchHit } from '../pages.ts';
import { moved } from './moved.ts';

/** The action that a letter stands for. */
export const actionBy = (actions: readonly RecordAction[], typed: string): RecordAction | undefined =>
  actions.find(({ letter }) => letter.toLowerCase() === plainText(typed));

/** What can be done with a record that was found: its letter does it, ↑ ↓ and Enter too; Esc goes back to the search. */
export function HitActions({
  hit,
  actions,
  onDo,
  onBack,
}: {
  hit: SearchHit;
  actions: readonly RecordAction[];
  onDo: (action: RecordAction) => void;
  onBack: () => void;
}) {
  const title = useId();
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  useLayoutEffect(() => items()[0]?.focus(), []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const all = items();
    const next = moved(event.key, all.indexOf(document.activeElement as HTMLElement), all.length);
    const action = event.key.length === 1 ? actionBy(actions, event.key) : undefined;
    const back = event.key === 'Escape' || event.key === 'Backspace';
    if (next === null && !action && !back) return;
    event.preventDefault();
    if (next !== null) all[next]?.focus();
    else if (action) onDo(action);
    else onBack();
  }

  return (
    <>
      <div className="palette-box">
        {hit.icon ? <Icon of={hit.icon} /> : null}
        <span className="grow palette-record">
          <b id={title}>{hit.label}</b>
          {hit.detail ? <span className="caption text-2"> · {hit.detail}</span> : null}
        </span>
        <Kbd keys="Esc" />
      </div>
      <div
        ref={menu}
        role="menu"
        tabIndex={-1}
        aria-labelledby={title}
        className="palette-list"
        onKeyDown={onKeyDown}
      >
        {actions.map((action) => (
          <button
            key={action.letter}
            type="button"
            role="menuitem"
            aria-keyshortcuts={action.letter}
            className="palette-hit"
            onClick={() => onDo(action)}
          >
            <Icon of={action.icon} />
            <span className="grow">{action.label}</span>
            <Kbd keys={action.letter} />
          </button>
        ))}
      </div>
    </>
  );
}

import { IconSearch } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { classes } from '../../kit/classes.ts';
import { useTypedAhead } from '../frame/ahead.tsx';
import type { ShellAction } from '../frame/shell-actions.ts';
import { Icon } from '../../kit/icon.tsx';
import { Kbd } from '../../kit/kbd.tsx';
import type { Shortcut } from '../../kit/keys/registry.ts';
import { Marked } from '../../kit/marked.tsx';
import { useSearchLabel } from '../open-pages.tsx';
import type { RecordAction, SearchHit } from '../pages.ts';
import { useModal } from '../../kit/use-modal.ts';
import { actionBy, HitActions } from './hit-actions.tsx';
import { moved } from './moved.ts';
import { type HitGroup, useActionsOf, useHits, useOpenHit } from './use-hits.ts';
import './palette.css';

const optionId = (list: string, place: number) => `${list}-${place}`;

function Option({
  hit,
  typed,
  id,
  active,
  acts,
  onPick,
}: {
  hit: SearchHit;
  typed: string;
  id: string;
  active: boolean;
  /** There is more to do with it than to open it. */
  acts: boolean;
  onPick: () => void;
}) {
  return (
    <button
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={classes('palette-hit', active && 'active')}
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={onPick}
    >
      {hit.icon ? <Icon of={hit.icon} /> : <span className="icon-room" />}
      <span className="grow">
        <Marked text={hit.label} typed={typed} />
        {hit.detail ? <span className="caption text-2"> · {hit.detail}</span> : null}
      </span>
      {hit.keys ? <Kbd keys={hit.keys} /> : active && acts ? <Kbd keys="Ctrl Enter" /> : null}
    </button>
  );
}

function groupNote({ state, title }: HitGroup): string | null {
  if (state === 'asking') return 'buscando…';
  return state === 'failed' ? `${title} não respondeu; o resto da busca vale` : null;
}

/**
 * `Ctrl K`: one box for modules, actions and what the modules find. A combobox with a listbox: the focus stays
 * in the text, ↑ ↓ move the mark, Enter opens and Ctrl Enter asks what to do — once the answer is to the text as it
 * stands —, Esc closes (WAI-ARIA combobox).
 */
export function Palette({
  actions,
  shortcuts,
  onClose,
}: {
  actions: readonly ShellAction[];
  /** Of the screen under it. */
  shortcuts: readonly Shortcut[];
  onClose: () => void;
}) {
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [mark, setMark] = useState(0);
  /** What was pressed before the answer came; the letter of an action may follow. */
  const [entered, setEntered] = useState<{ asks: boolean; letter?: string } | null>(null);
  const [asked, setAsked] = useState<SearchHit | null>(null);
  const groups = useHits(typed.trim(), actions, shortcuts);
  const look = (text: string) => {
    setTyped(text);
    setMark(0);
    setEntered(null);
    input.current?.focus();
  };
  useTypedAhead(setTyped);
  const open = useOpenHit(look, onClose);
  const label = useSearchLabel();
  const modal = useModal({ onClose, outside: true });
  const hits = groups.flatMap((group) => group.hits);
  const active = Math.min(mark, hits.length - 1);

  const asking = groups.some(({ state }) => state === 'asking');
  // What stands marked answers an older text while its group asks: it might be somebody else.
  const marked = hits[active];
  const early = groups.some(({ state, hits: of }) => state === 'asking' && of.some((hit) => hit === marked));

  const actionsOf = useActionsOf();
  const act = (hit: SearchHit, action: RecordAction) =>
    open({ ...hit, open: action.open({ id: hit.record?.id ?? hit.id, label: hit.label }) });
  function pick(hit: SearchHit, asks: boolean, letter = ''): void {
    const actions = asks ? actionsOf(hit) : [];
    const action = actionBy(actions, letter);
    if (action) act(hit, action);
    else if (actions.length > 0) setAsked(hit);
    else open(hit);
  }
  const pickEntered = useEffectEvent(() => {
    setEntered(null);
    if (entered && marked) pick(marked, entered.asks, entered.letter);
  });
  useEffect(() => {
    if (entered && !asking) pickEntered();
  }, [entered, asking]);
  useLayoutEffect(() => {
    if (!asked) input.current?.focus();
  }, [asked]);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const ctrl = event.ctrlKey || event.metaKey;
    if (entered?.asks && event.key.length === 1 && !ctrl) {
      event.preventDefault();
      return setEntered({ ...entered, letter: event.key });
    }
    const next = moved(event.key, active, hits.length);
    if (next === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (next !== null) setMark(next);
    else if (early || (asking && (ctrl || hits.length === 0))) setEntered({ asks: ctrl });
    else if (marked) pick(marked, ctrl);
  }

  return createPortal(
    <dialog
      {...modal}
      className="dialog palette"
      aria-label={asked ? `O que fazer com ${asked.label}` : label}
    >
      {asked ? (
        <HitActions
          hit={asked}
          actions={actionsOf(asked)}
          onDo={(action) => act(asked, action)}
          onBack={() => setAsked(null)}
        />
      ) : (
        <>
          <div className="palette-box">
            <Icon of={IconSearch} />
            <input
              ref={input}
              data-autofocus
              role="combobox"
              aria-label={label}
              aria-expanded={hits.length > 0}
              aria-controls={list}
              aria-autocomplete="list"
              aria-activedescendant={hits.length > 0 ? optionId(list, active) : undefined}
              autoComplete="off"
              spellCheck={false}
              placeholder={label}
              value={typed}
              onChange={(event) => look(event.target.value)}
              onKeyDown={onKeyDown}
            />
            <Kbd keys="Esc" />
          </div>
          <div id={list} role="listbox" aria-label="Resultados" className="palette-list">
            {groups.map((group, order) => (
              <div key={group.title} role="group" aria-label={group.title}>
                <div className="palette-title" aria-hidden>
                  {group.title} <span>{groupNote(group)}</span>
                </div>
                {group.hits.map((hit, among) => {
                  const at = groups.slice(0, order).reduce((sum, one) => sum + one.hits.length, among);
                  return (
                    <Option
                      key={hit.id}
                      hit={hit}
                      typed={typed}
                      id={optionId(list, at)}
                      active={at === active}
                      acts={actionsOf(hit).length > 0}
                      onPick={() => open(hit)}
                    />
                  );
                })}
              </div>
            ))}
          </div>
          <p role="status" className={hits.length === 0 ? 'palette-none' : 'visually-hidden'}>
            {hits.length === 0
              ? `Nada com “${typed.trim()}” no seu acesso. Confira a grafia ou use o menu.`
              : `${hits.length} ${hits.length === 1 ? 'resultado' : 'resultados'}`}
          </p>
        </>
      )}
    </dialog>,
    document.body,
  );
}

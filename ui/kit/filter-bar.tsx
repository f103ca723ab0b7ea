import { IconSearch } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';
import { Icon } from './icon.tsx';
import { runShortcut } from './keys/registry.ts';
import { useShortcuts } from './keys/use-shortcuts.ts';

const WAIT_MS = 250;

/**
 * Search box of a list: tells what was typed after a short rest. `/` reaches it from the page; ↓ goes to the list, and
 * Enter does once the list answers to what is typed.
 */
export function SearchBox({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [given, setGiven] = useState(value);
  // The page changed it (filters cleared, way back): what the box shows follows.
  if (given !== value) {
    setGiven(value);
    if (typed.trim() !== value) setTyped(value);
  }
  const search = useEffectEvent(onSearch);
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => search(typed.trim()), WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed, value]);
  const [going, setGoing] = useState(false);
  useEffect(() => {
    if (!going || typed.trim() !== value) return;
    setGoing(false);
    runShortcut('↓');
  }, [going, typed, value]);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
    event.preventDefault();
    if (event.key === 'ArrowDown') return runShortcut('↓');
    setGoing(true);
    if (typed.trim() !== value) onSearch(typed.trim());
  }
  useShortcuts([
    { keys: '/', label: 'Pesquisar na lista', run: () => input.current?.focus(), group: 'Listas' },
  ]);
  return (
    <div className="input search-box">
      <Icon of={IconSearch} size="small" />
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <input
        id={id}
        ref={input}
        type="search"
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

/** A filter that is on or off, with its count. */
export function FilterChip({
  label,
  count,
  active,
  onToggle,
}: {
  label: string;
  count?: number;
  active: boolean;
  onToggle: () => void;
}) {
  return (
    <button type="button" className="chip" aria-pressed={active} onClick={onToggle}>
      {label}
      {count === undefined ? null : <b>{count}</b>}
    </button>
  );
}

/** Search at the left, chips after it, what else at the right. */
export function FilterBar({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="row wrap filter-bar">
      {children}
      <span className="grow" />
      {aside}
    </div>
  );
}

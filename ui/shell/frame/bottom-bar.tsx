import { IconDotsVertical } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Icon } from '../../kit/icon.tsx';
import type { MenuEntry, MenuSection } from './menu.ts';
import { useWaitingOn, WaitingCount, waitingLabel } from './waiting-count.tsx';

const SHOWN = 3;

function Entry({ entry }: { entry: MenuEntry }) {
  const waiting = useWaitingOn([entry.path]);
  return (
    <Link
      to={entry.path}
      activeOptions={{ exact: entry.path === '/' }}
      activeProps={{ className: 'on', 'aria-current': 'page' }}
      title={waitingLabel(entry.label, waiting)}
    >
      <Icon of={entry.icon} size="large" />
      <WaitingCount count={waiting} />
      <span>{entry.label}</span>
    </Link>
  );
}

/** The phone's bar: the first entries, and "Mais" for the whole menu; each with what waits behind it. */
export function BottomBar({ sections, onMore }: { sections: readonly MenuSection[]; onMore: () => void }) {
  const entries = sections.flatMap((section) => section.entries);
  const behind = useWaitingOn(entries.slice(SHOWN).map(({ path }) => path));
  return (
    <nav className="bottom-bar" aria-label="Atalhos">
      {entries.slice(0, SHOWN).map((entry) => (
        <Entry key={entry.path} entry={entry} />
      ))}
      <button type="button" title={waitingLabel('Mais', behind)} onClick={onMore}>
        <Icon of={IconDotsVertical} size="large" />
        <WaitingCount count={behind} />
        Mais
      </button>
    </nav>
  );
}

import { IconDotsVertical } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Icon } from '../../kit/icon.tsx';
import type { MenuSection } from './menu.ts';

/** The phone's bar: the first three entries, and "Mais" for the whole menu. */
export function BottomBar({ sections, onMore }: { sections: readonly MenuSection[]; onMore: () => void }) {
  const entries = sections.flatMap((section) => section.entries);
  return (
    <nav className="bottom-bar" aria-label="Atalhos">
      {entries.slice(0, 3).map((entry) => (
        <Link
          key={entry.path}
          to={entry.path}
          activeOptions={{ exact: entry.path === '/' }}
          activeProps={{ className: 'on', 'aria-current': 'page' }}
        >
          <Icon of={entry.icon} size="large" />
          <span>{entry.label}</span>
        </Link>
      ))}
      <button type="button" onClick={onMore}>
        <Icon of={IconDotsVertical} size="large" />
        Mais
      </button>
    </nav>
  );
}

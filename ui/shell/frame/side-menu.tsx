import {
  IconChevronDown,
  IconChevronRight,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSearch,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { classes } from '../../kit/classes.ts';
import { Icon } from '../../kit/icon.tsx';
import { useShortcuts } from '../../kit/keys/use-shortcuts.ts';
import { filterSections, type MenuEntry, type MenuSection } from './menu.ts';
import { useWaitingOn, WaitingCount, waitingLabel } from './waiting-count.tsx';

function Entry({ entry, sub, onGo }: { entry: MenuEntry; sub: boolean; onGo: () => void }) {
  const waiting = useWaitingOn([entry.path]);
  return (
    <Link
      to={entry.path}
      className={classes('menu-entry', sub && 'sub')}
      activeOptions={{ exact: entry.path === '/' }}
      activeProps={{ className: 'on', 'aria-current': 'page' }}
      title={waitingLabel(entry.label, waiting)}
      onClick={onGo}
    >
      <Icon of={entry.icon} />
      <span className="ellipsis grow">{entry.label}</span>
      <WaitingCount count={waiting} />
    </Link>
  );
}

function Section({ section, open, onGo }: { section: MenuSection; open: boolean; onGo: () => void }) {
  const [shown, setShown] = useState(true);
  const visible = open || shown;
  return (
    <>
      {section.group ? (
        <button type="button" className="menu-group" aria-expanded={visible} onClick={() => setShown(!shown)}>
          <Icon of={visible ? IconChevronDown : IconChevronRight} size="small" />
          <span className="ellipsis">{section.group}</span>
        </button>
      ) : null}
      {visible
        ? section.entries.map((entry) => (
            <Entry key={entry.path} entry={entry} sub={section.group !== null} onGo={onGo} />
          ))
        : null}
    </>
  );
}

/** The side menu: only what the access may open; "Pesquise por módulos" filters it (Alt M). */
export function SideMenu({
  sections,
  mini,
  onMini,
  onGo,
}: {
  sections: readonly MenuSection[];
  mini: boolean;
  onMini: (mini: boolean) => void;
  onGo: () => void;
}) {
  const [typed, setTyped] = useState('');
  const filter = useRef<HTMLInputElement>(null);
  const found = filterSections(sections, typed);
  const reach = () => {
    onMini(false);
    requestAnimationFrame(() => filter.current?.focus());
  };
  useShortcuts([{ keys: 'Alt M', label: 'Pesquisar no menu', run: reach, group: 'Em todo o sistema' }]);
  return (
    <nav className="side" aria-label="Menu principal">
      <label className="menu-filter" title="Alt M">
        <Icon of={IconSearch} size="small" />
        <input
          ref={filter}
          aria-label="Pesquise por módulos"
          placeholder="Pesquise por módulos"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <div className="menu-entries">
        {found.map((section) => (
          <Section
            key={section.group ?? section.entries[0]?.path}
            section={section}
            open={typed !== ''}
            onGo={() => {
              setTyped('');
              onGo();
            }}
          />
        ))}
        {found.length === 0 ? <p className="caption text-3">Nenhum módulo com “{typed}”.</p> : null}
      </div>
      <button
        type="button"
        className="menu-entry menu-collapse"
        title={mini ? 'Expandir menu' : 'Recolher menu'}
        onClick={() => onMini(!mini)}
      >
        <Icon of={mini ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse} />
        <span>{mini ? 'Expandir menu' : 'Recolher menu'}</span>
      </button>
    </nav>
  );
}

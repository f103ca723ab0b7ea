import { IconHelp, IconSearch } from '@tabler/icons-react';
import { IconButton } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Kbd } from '../../kit/kbd.tsx';
import { Logo } from '../../kit/logo.tsx';
import { useSearchLabel } from '../open-pages.tsx';
import { useAccess, useSession } from '../../client/session.tsx';
import { TrainingTag } from '../../kit/training.tsx';
import { AccessMenu } from './access-menu.tsx';
import { Bell } from './bell.tsx';
import { SaveIndicator } from './save-indicator.tsx';
import type { ShellAction } from './shell-actions.ts';

/** The bar over every page: mark, search, training tag, save state, help, who works. */
export function TopBar({
  actions,
  onSearch,
  onKept,
  onBell,
  onHelp,
}: {
  actions: readonly ShellAction[];
  onSearch: () => void;
  onKept: () => void;
  onBell: () => void;
  onHelp: () => void;
}) {
  const { purpose } = useSession().session.installation;
  const search = useSearchLabel();
  return (
    <header className="topbar">
      <span className="brand">
        <Logo />
      </span>
      <button type="button" className="top-search" title={search} aria-haspopup="dialog" onClick={onSearch}>
        <Icon of={IconSearch} />
        <span className="grow ellipsis">{search}</span>
        <Kbd keys="Ctrl K" />
      </button>
      <span className="grow" />
      <TrainingTag purpose={purpose} />
      <SaveIndicator onOpen={onKept} />
      <Bell onOpen={onBell} />
      <IconButton icon={IconHelp} label="Ajuda desta tela" className="top-button top-help" onClick={onHelp} />
      <AccessMenu access={useAccess()} actions={actions} />
    </header>
  );
}

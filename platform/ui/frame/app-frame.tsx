import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { classes } from '../classes.ts';
import { Logo } from '../logo.tsx';
import { usePages } from '../open-pages.tsx';
import { useAccess, useSession } from '../session.tsx';
import { Toasts } from '../toasts.tsx';
import { TrainingLine, TrainingTag } from '../training.tsx';
import { type AccessActions, AccessMenu } from './access-menu.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { menuSections } from './menu.ts';
import { OfflineBar } from './offline-bar.tsx';
import { SideMenu } from './side-menu.tsx';

/** The shell around every page: top bar, side menu (bottom bar on the phone), the page itself. */
export function AppFrame({ children, ...actions }: AccessActions & { children: ReactNode }) {
  const access = useAccess();
  const { purpose } = useSession().session.installation;
  const narrow = useMediaQuery('(max-width: 1279px)') ?? false;
  const [chosen, setChosen] = useState<boolean | null>(null);
  const [drawer, setDrawer] = useState(false);
  const sections = menuSections(usePages());
  const mini = (chosen ?? narrow) && !drawer;
  return (
    <div className={classes('app', mini && 'mini', drawer && 'drawer')}>
      <a className="skip" href="#conteudo">
        Pular para o conteúdo
      </a>
      <header className="topbar">
        <span className="brand">
          <Logo />
        </span>
        <span className="grow" />
        <TrainingTag purpose={purpose} />
        <AccessMenu access={access} {...actions} />
      </header>
      <TrainingLine purpose={purpose} />
      <div className="app-body">
        <SideMenu sections={sections} mini={mini} onMini={setChosen} onGo={() => setDrawer(false)} />
        {drawer ? (
          <button
            type="button"
            className="drawer-scrim"
            aria-label="Fechar menu"
            onClick={() => setDrawer(false)}
          />
        ) : null}
        <main className="main" id="conteudo" tabIndex={-1}>
          <OfflineBar />
          {children}
        </main>
      </div>
      <BottomBar sections={sections} onMore={() => setDrawer(!drawer)} />
      <Toasts />
    </div>
  );
}

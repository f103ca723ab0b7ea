import { useMatches } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { classes } from '../../kit/classes.ts';
import { activeShortcuts } from '../../kit/keys/registry.ts';
import { useShortcuts } from '../../kit/keys/use-shortcuts.ts';
import { usePages, useSearchLabel } from '../open-pages.tsx';
import { useSession } from '../../client/session.tsx';
import { Toasts } from '../../kit/toasts.tsx';
import { TrainingLine } from '../../kit/training.tsx';
import { useIdle } from '../../kit/use-idle.ts';
import { useMedia } from '../../kit/use-media.ts';
import { BottomBar } from './bottom-bar.tsx';
import { ConnectionBar } from './connection-bar.tsx';
import { menuSections } from './menu.ts';
import { PrintFoot, PrintHead } from './print-marks.tsx';
import { type ShellDoings, shellActions } from './shell-actions.ts';
import { type Layer, prefetchLayers, ShellLayers } from './shell-layers.tsx';
import { SideMenu } from './side-menu.tsx';
import { TopBar } from './top-bar.tsx';
import { UnconfirmedBar } from './unconfirmed-bar.tsx';
import { useGoKeys } from './use-go-keys.ts';

type FrameProps = Omit<ShellDoings, 'onBell' | 'onHelp' | 'onKeys'> & { children: ReactNode };

/** The layer over the shell; it knows the shortcuts that were active when it opened. */
function useLayer() {
  const [layer, setLayer] = useState<Layer>(null);
  const open = (kind: NonNullable<Layer>['kind']) => {
    const shortcuts = activeShortcuts();
    setLayer((before) => ({ kind, shortcuts: before?.shortcuts ?? shortcuts }));
  };
  return { layer, open, close: () => setLayer(null) };
}

/** The page on the screen is of one record, which needs the room of the menu. */
function useInRecord(): boolean {
  const path = useMatches().at(-1)?.fullPath;
  return usePages().some((page) => page.frame === 'record' && page.path === path);
}

/** The shell around every page: top bar, side menu (bottom bar on the phone), the page itself. */
export function AppFrame({ children, ...does }: FrameProps) {
  const { purpose } = useSession().session.installation;
  const narrow = useMedia('(max-width: 1279px)');
  const [chosen, setChosen] = useState<boolean | null>(null);
  const [drawer, setDrawer] = useState(false);
  const sections = menuSections(usePages());
  const inRecord = useInRecord();
  const mini = (chosen ?? (narrow || inRecord)) && !drawer;
  const { layer, open, close } = useLayer();
  const actions = shellActions({
    ...does,
    onBell: () => open('bell'),
    onHelp: () => open('help'),
    onKeys: () => open('keys'),
  });
  useIdle(prefetchLayers);
  useGoKeys();
  useShortcuts([
    {
      keys: 'Ctrl K',
      label: useSearchLabel(),
      run: () => open('palette'),
      group: 'Em todo o sistema',
    },
    { keys: 'Alt A', label: 'Trocar acesso', run: does.onSwitch, group: 'Em todo o sistema' },
    { keys: '?', label: 'Teclas de atalho', run: () => open('keys'), group: 'Em todo o sistema' },
    { keys: 'Esc', label: 'Fechar o que está por cima', group: 'Em todo o sistema' },
  ]);
  return (
    <div className={classes('app', mini && 'mini', drawer && 'drawer')}>
      <a className="skip" href="#conteudo">
        Pular para o conteúdo
      </a>
      <TopBar
        actions={actions}
        onSearch={() => open('palette')}
        onKept={() => open('kept')}
        onBell={() => open('bell')}
        onHelp={() => open('help')}
      />
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
          <ConnectionBar onOpen={() => open('kept')} />
          <UnconfirmedBar />
          <PrintHead />
          {children}
          <PrintFoot />
        </main>
      </div>
      <BottomBar sections={sections} onMore={() => setDrawer(!drawer)} />
      <Toasts />
      <ShellLayers layer={layer} actions={actions} onOpen={open} onClose={close} />
    </div>
  );
}

import {
  IconBell,
  IconHelp,
  IconInfoCircle,
  IconKey,
  IconKeyboard,
  IconLogout,
  IconSwitchHorizontal,
} from '@tabler/icons-react';
import type { IconType } from '../../kit/icon.tsx';

/** What the shell itself offers: in the user's menu, in the command palette and by keys. */
export type ShellAction = {
  id: string;
  label: string;
  icon: IconType;
  /** Other words by which the palette finds it. */
  words?: string;
  keys?: string;
  /** Part of the user's menu. */
  place: 'access' | 'end' | 'last';
  run: () => void;
};

export type ShellDoings = {
  onSwitch: () => void;
  onPassword: () => void;
  onAbout: () => void;
  onLeave: () => void;
  onBell: () => void;
  onHelp: () => void;
  onKeys: () => void;
};

export function shellActions(does: ShellDoings): ShellAction[] {
  return [
    {
      id: 'switch',
      label: 'Trocar acesso',
      icon: IconSwitchHorizontal,
      words: 'lotação unidade perfil',
      keys: 'Alt A',
      place: 'access',
      run: does.onSwitch,
    },
    { id: 'password', label: 'Alterar senha', icon: IconKey, place: 'access', run: does.onPassword },
    {
      id: 'bell',
      label: 'Avisos',
      icon: IconBell,
      words: 'tarefas notificações sino importação pronta',
      place: 'end',
      run: does.onBell,
    },
    {
      id: 'help',
      label: 'Ajuda desta tela',
      icon: IconHelp,
      words: 'manual como fazer',
      place: 'end',
      run: does.onHelp,
    },
    {
      id: 'keys',
      label: 'Teclas de atalho',
      icon: IconKeyboard,
      words: 'teclado mapa',
      keys: '?',
      place: 'end',
      run: does.onKeys,
    },
    {
      id: 'about',
      label: 'Sobre',
      icon: IconInfoCircle,
      words: 'versão licença',
      place: 'end',
      run: does.onAbout,
    },
    {
      id: 'leave',
      label: 'Sair',
      icon: IconLogout,
      words: 'encerrar sessão logout',
      place: 'last',
      run: does.onLeave,
    },
  ];
}

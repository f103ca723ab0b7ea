import { IconFileText, IconHistory, IconHome, IconShieldLock } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

export { recordTypes } from '../contract/record-types.ts';
export { leave } from './leave.ts';
export { SessionWatch } from './session-watch.tsx';
export { useFactorRemoval } from './use-factor-removal.tsx';
export { usePasswordReset } from './use-password-reset.tsx';

export const pages: readonly PageDefinition[] = [
  {
    path: '/trocar-acesso',
    title: 'Trocar acesso',
    needs: 'access',
    frame: 'bare',
    load: () => import('./switch-access-page.tsx'),
  },
  {
    path: '/alterar-senha',
    title: 'Alterar senha',
    needs: 'access',
    load: () => import('./change-password-page.tsx'),
  },
  {
    path: '/modulo-inicial',
    title: 'Módulo inicial',
    needs: 'access',
    frame: 'bare',
    load: () => import('./first-module-page.tsx'),
  },
  {
    path: '/alterar-modulo-inicial',
    title: 'Alterar módulo inicial',
    account: { label: 'Alterar módulo inicial', icon: IconHome },
    needs: 'access',
    load: () => import('./initial-module-page.tsx'),
  },
  {
    path: '/historico-de-acessos',
    title: 'Histórico de acessos',
    account: { label: 'Histórico de acessos', icon: IconHistory },
    needs: 'access',
    load: () => import('./history-page.tsx'),
  },
  {
    path: '/segundo-fator',
    title: 'Segundo fator',
    account: { label: 'Segundo fator', icon: IconShieldLock },
    needs: 'access',
    kinds: ['installer', 'municipal-admin', 'municipal-manager', 'state-manager'],
    actions: ['Ligar o segundo fator'],
    load: () => import('./second-factor-page.tsx'),
  },
  {
    path: '/termos-de-uso',
    title: 'Termos de uso',
    account: { label: 'Termos de uso', icon: IconFileText },
    needs: 'access',
    load: () => import('./terms-page.tsx'),
  },
];

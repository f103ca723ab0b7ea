import type { PageDefinition } from '#platform/ui/index';

export { leave } from './leave.ts';

/** Fetched when a session ends under an open page, not before. */
export const loadSessionEndedDialog = () => import('./session-ended-dialog.tsx');

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
];

import type { PageDefinition } from '#ui/shell/pages';

export const pages: readonly PageDefinition[] = [
  { path: '/manual/$topic', title: 'Manual', needs: 'access', load: () => import('./manual-page.tsx') },
];

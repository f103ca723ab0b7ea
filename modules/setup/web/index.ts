import type { PageDefinition } from '#ui/index';

export const pages: readonly PageDefinition[] = [
  { path: '/sobre', title: 'Sobre', needs: 'access', load: () => import('./about-page.tsx') },
];

import { IconHome } from '@tabler/icons-react';
import type { PageDefinition } from '#platform/ui/index';

export const pages: readonly PageDefinition[] = [
  {
    path: '/',
    title: 'Início',
    menu: { label: 'Início', icon: IconHome, order: 0 },
    needs: 'access',
    load: () => import('./home-page.tsx'),
  },
];

import { IconActivity } from '@tabler/icons-react';
import type { PageDefinition } from '#platform/ui/index';

export const pages: readonly PageDefinition[] = [
  {
    path: '/situacao',
    title: 'Situação da instalação',
    menu: { label: 'Situação da instalação', icon: IconActivity, order: 10 },
    needs: { anyOf: ['situacao-da-instalacao'] },
    load: () => import('./status-page.tsx'),
  },
];

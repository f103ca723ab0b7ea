import { IconPackage } from '@tabler/icons-react';
import type { PageDefinition } from '#platform/ui/index';

export const pages: readonly PageDefinition[] = [
  {
    path: '/pacotes-de-dados',
    title: 'Pacotes de dados',
    menu: { label: 'Pacotes de dados', icon: IconPackage, order: 80 },
    needs: { anyOf: ['pacotes-de-dados.importar'] },
    load: () => import('./data-packages-page.tsx'),
  },
];

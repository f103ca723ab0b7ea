import { IconPackage } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

export const pages: readonly PageDefinition[] = [
  {
    path: '/pacotes-de-dados',
    title: 'Pacotes de dados',
    menu: { label: 'Pacotes de dados', icon: IconPackage, order: 80 },
    actions: ['Importar pacote de dados'],
    help: {
      purpose:
        'Tabelas oficiais (municípios, CBO e outras), com a versão em uso. Entram sem atualizar o programa.',
      steps: ['Confira a versão de cada tabela.', 'Importe o arquivo do pacote quando houver um mais novo.'],
    },
    needs: { anyOf: ['pacotes-de-dados.importar'] },
    load: () => import('./data-packages-page.tsx'),
  },
];

import { IconActivity } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

export const pages: readonly PageDefinition[] = [
  {
    path: '/situacao',
    title: 'Situação da instalação',
    menu: { label: 'Situação da instalação', icon: IconActivity, order: 10, go: 'S' },
    help: {
      purpose: 'Uma frase diz se tudo está bem; abaixo, cada verificação com o que fazer.',
      steps: ['Veja o que pede atenção.', 'Acompanhe ou cancele tarefas longas.'],
      manual: 'instalacao#6-acompanhar',
    },
    needs: { anyOf: ['situacao-da-instalacao'] },
    load: () => import('./status-page.tsx'),
  },
];

import { IconKey } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

export const pages: readonly PageDefinition[] = [
  {
    path: '/perfis',
    title: 'Perfis',
    menu: { label: 'Perfis', icon: IconKey, order: 60 },
    actions: ['Cadastrar perfil', 'Alterar o que um perfil permite'],
    help: {
      purpose:
        'O que cada perfil de acesso do município permite. Uma mudança vale na próxima ação de quem tem o perfil.',
      steps: [
        'Escolha um perfil na lista, ou copie um para fazer outro parecido.',
        'Para CAPS, CEO, UPA, policlínica, SAD ou consultório na rua, comece “Cadastrar perfil” por um modelo.',
        'Marque ou desmarque recursos na árvore. Marcar um recurso marca também os que o contêm.',
        'Confira à direita o que vai mudar e quem recebe a mudança, e salve.',
      ],
    },
    needs: { anyOf: ['visualizar-perfis'] },
    load: () => import('./profiles-page.tsx'),
  },
];

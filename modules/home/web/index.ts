import { IconHome } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

export const pages: readonly PageDefinition[] = [
  {
    path: '/',
    title: 'Início',
    menu: { label: 'Início', icon: IconHome, order: 0, go: 'H' },
    help: {
      purpose: 'O que merece a sua atenção agora, conforme o seu acesso, e o caminho para o resto.',
      steps: [
        'Retome o que ficou em rascunho, também o que você digitou em outro computador.',
        'Vá a um módulo por “Ir para”, pelo menu ou digitando o nome dele em Ctrl K.',
      ],
    },
    needs: 'access',
    load: () => import('./home-page.tsx'),
  },
];

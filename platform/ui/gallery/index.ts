import type { PageDefinition } from '../pages.ts';

/** Every piece of the kit in every state; only in development and in its own test, never in production. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/galeria',
    title: 'Galeria de componentes',
    needs: 'access',
    help: {
      purpose: 'Mostra cada peça da interface em cada estado, para conferir cores, textos e teclado.',
      steps: ['Troque tema e densidade no menu do usuário.', 'Percorra a tela só com o teclado.'],
      manual: 'instalacao',
    },
    load: () => import('./gallery-page.tsx'),
  },
];

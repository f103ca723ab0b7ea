import type { PageDefinition } from '#ui/index';

export const pages: readonly PageDefinition[] = [
  {
    path: '/confirmar-instalacao',
    title: 'Confirmar instalação',
    needs: { anyOf: ['configuracao-de-instalacao'] },
    help: {
      purpose:
        'Uma instalação restaurada de cópia, ou que acordou em outro lugar, só volta a transmitir depois que alguém confirma que é ela que continua.',
      steps: [
        'Confira o link, os destinos dos lotes e quem envia a esta instalação.',
        'Certifique-se de que a outra está desligada.',
        'Confirme. As instalações com que ela fala também pedem uma confirmação.',
      ],
      manual: 'restauracao#dizer-que-e-esta-que-continua',
    },
    load: () => import('./continuation-page.tsx'),
  },
  { path: '/sobre', title: 'Sobre', needs: 'access', load: () => import('./about-page.tsx') },
];

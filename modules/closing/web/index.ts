import type { PageDefinition } from '#ui/index';

export { ClosedWatch } from './closed-watch.tsx';

export const pages: readonly PageDefinition[] = [
  {
    path: '/situacao/fechar',
    title: 'Fechar a instalação',
    actions: ['Fechar para manutenção'],
    help: {
      purpose: 'Enquanto está fechada só administradores entram; os outros leem por quê e até quando.',
      steps: [
        'Diga por que fecha e em quanto tempo deve voltar.',
        'Faça a manutenção.',
        'Abra para todos: as páginas que esperavam voltam sozinhas.',
      ],
      manual: 'instalacao#fechar-para-manutencao',
    },
    needs: { anyOf: ['situacao-da-instalacao'] },
    load: () => import('./closing-page.tsx'),
  },
];

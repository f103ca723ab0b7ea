import type { PageDefinition } from '#ui/index';

export { waitingSources } from './waiting.ts';

export const pages: readonly PageDefinition[] = [
  {
    path: '/configuracoes/unificacao',
    title: 'Unificação de bases',
    actions: ['Solicitar unificação à instalação central', 'Receber a base de uma instalação local'],
    help: {
      purpose:
        'Junta a base desta instalação à da central do município, ou recebe a de uma local. Ensaia, continua de onde parou, confere e desfaz.',
      steps: [
        'Na local, solicite com a senha que você tem na central; na central, aceite. Comparem as quatro palavras.',
        'Confira, resolva o que estiver vermelho e ensaie até o relatório ser o que você espera.',
        'Fora do horário, unifique. Na central, confira o relatório com a unidade, e confirme ou desfaça.',
      ],
      manual: 'unificacao-de-bases',
    },
    results: { kind: 'unification.send' },
    needs: { anyOf: ['configuracao-de-instalacao'] },
    load: () => import('./unification-page.tsx'),
  },
];

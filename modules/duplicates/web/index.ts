import { IconArrowMerge } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

const MERGE = { anyOf: ['gestao-de-cadastros-de-cidadao.unificacao-de-cadastros'] };
const HELP = {
  purpose:
    'Junta em um só os cadastros que são da mesma pessoa. Pode ser desfeito até que algo dependa disso.',
  steps: [
    'Veja na fila os pares parecidos e por que são parecidos, ou busque e selecione os cadastros.',
    'Compare lado a lado, escolha o que fica de cada um e confira tudo o que passa para o principal.',
    'Se não são a mesma pessoa, diga por quê: o par não volta a ser sugerido.',
  ],
  manual: 'unificacao-de-cadastros',
};

export { recordTypes } from '../contract/record-types.ts';
export { waitingSources } from './waiting.ts';

export const pages: readonly PageDefinition[] = [
  {
    path: '/unificacao',
    title: 'Unificação de cadastros',
    menu: { label: 'Unificação de cadastros', icon: IconArrowMerge, order: 36, group: 'Gestão de cadastros' },
    actions: ['Unificar cadastros', 'Cadastros duplicados'],
    help: HELP,
    results: { kind: 'duplicates.scan' },
    needs: MERGE,
    load: () => import('./queue-page.tsx'),
  },
  {
    path: '/unificacao/buscar',
    title: 'Buscar e selecionar cadastros',
    help: HELP,
    needs: MERGE,
    load: () => import('./select-page.tsx'),
  },
  {
    path: '/unificacao/comparar',
    title: 'Comparar e unificar',
    help: {
      ...HELP,
      steps: [
        'No que for diferente, escolha de que cadastro fica: 1 o principal, 2 o outro.',
        'Confira o que passa para o principal e os avisos.',
        'Ctrl Enter unifica, depois de confirmar.',
      ],
    },
    needs: MERGE,
    load: () => import('./compare-page.tsx'),
  },
  {
    path: '/cidadao/$id/unificacoes',
    title: 'Unificações do cadastro',
    help: {
      purpose:
        'Se o cadastro foi unificado com outros: quais, quando, por quem, e se ainda pode ser desfeito.',
      manual: 'unificacao-de-cadastros',
    },
    needs: { anyOf: ['gestao-de-cadastros-de-cidadao.visualizar-cidadao'] },
    load: () => import('./merges-page.tsx'),
  },
];

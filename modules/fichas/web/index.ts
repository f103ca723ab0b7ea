import { IconFileCheck } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

export { recordTypes } from '../contract/record-types.ts';
export { waitingSources } from './waiting.ts';

const REVIEW = { anyOf: ['gestao-de-cadastros-de-cidadao.unificacao-de-cadastros'] };

const HELP = {
  purpose: 'Fichas de cadastro individual recebidas de que não se sabe, sem olhar, de quem são.',
  steps: [
    'Abra a ficha e compare o que ela diz com os cadastros que podem ser da pessoa; busque outro se faltar.',
    'É esta pessoa: a ficha muda o cadastro dela. É outra pessoa: ganha cadastro próprio.',
    'Descartar pede o motivo e não muda nada; pode ser desfeito.',
  ],
  manual: 'cidadao#fichas-em-revisao',
};

export const pages: readonly PageDefinition[] = [
  {
    path: '/fichas-em-revisao',
    title: 'Fichas em revisão',
    menu: { label: 'Fichas em revisão', icon: IconFileCheck, order: 37, group: 'Gestão de cadastros' },
    actions: ['Conferir fichas recebidas'],
    help: HELP,
    needs: REVIEW,
    load: () => import('./list-page.tsx'),
  },
  {
    path: '/fichas-em-revisao/$id',
    title: 'Ficha em revisão',
    help: HELP,
    needs: REVIEW,
    load: () => import('./review-page.tsx'),
  },
];

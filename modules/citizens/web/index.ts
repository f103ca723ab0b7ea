import type { PageDefinition } from '#platform/ui/index';

const EDIT = { anyOf: ['gestao-de-cadastros-de-cidadao.visualizar-cidadao.cadastrar-e-editar'] };

const FORM_HELP = {
  purpose: 'O cadastro da pessoa: quem é, como falar com ela, onde mora e que equipe a acompanha.',
  steps: [
    'Preencha os blocos; Enter passa ao próximo campo e Shift Enter volta.',
    'Olhe ao lado as pessoas parecidas: se já houver cadastro, atualize aquele.',
    'Salve com Ctrl S. O que falta fica marcado no campo e no índice dos blocos.',
  ],
  manual: 'cidadao#cadastro',
};

export const pages: readonly PageDefinition[] = [
  {
    path: '/cidadao/novo',
    title: 'Cadastro do cidadão',
    needs: EDIT,
    load: () => import('./form/start-page.tsx'),
  },
  {
    path: '/cidadao/novo/$draft',
    title: 'Cadastro do cidadão',
    help: FORM_HELP,
    needs: EDIT,
    load: () => import('./form/new-citizen-page.tsx'),
  },
  {
    path: '/cidadao/$id/editar',
    title: 'Cadastro do cidadão',
    help: FORM_HELP,
    needs: EDIT,
    load: () => import('./form/edit-citizen-page.tsx'),
  },
];

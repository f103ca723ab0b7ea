import { IconFileText, IconUser } from '@tabler/icons-react';
import type { PageDefinition, RecordAction } from '#ui/index';

export { recordTypes } from '../contract/record-types.ts';
export { ageDay } from './age.ts';
export { findCities } from './find-cities.ts';
export { handOver, useHanded } from './handed.ts';
export { CitizenFrame } from './record/lazy-frame.tsx';
export { searchProviders } from './search/provider.ts';

const VIEW = { anyOf: ['gestao-de-cadastros-de-cidadao.visualizar-cidadao'] };
const EDIT = { anyOf: ['gestao-de-cadastros-de-cidadao.visualizar-cidadao.cadastrar-e-editar'] };

/** Which of them Enter does is told by the profile; the menu has both. */
export const recordActions: readonly RecordAction[] = [
  {
    of: 'cidadao',
    letter: 'P',
    label: 'Abrir o prontuário',
    icon: IconFileText,
    needs: { anyOf: ['visualizar-prontuario'] },
    open: ({ id }) => ({ to: '/cidadao/$id/folha-de-rosto', params: { id } }),
  },
  {
    of: 'cidadao',
    letter: 'C',
    label: 'Ver o cadastro',
    icon: IconUser,
    needs: VIEW,
    open: ({ id }) => ({ to: '/cidadao/$id', params: { id } }),
  },
];

const FORM_HELP = {
  purpose: 'O cadastro da pessoa: quem é, como falar com ela, onde mora e que equipe a acompanha.',
  steps: [
    'Preencha os blocos; Enter passa ao próximo campo perguntado, Tab por todos, Shift Enter volta.',
    'Olhe ao lado as pessoas parecidas: se já houver cadastro, atualize aquele.',
    'Salve com Ctrl S. O que falta fica marcado no campo e no índice dos blocos.',
  ],
  manual: 'cidadao#cadastro',
};

const RECORD_HELP = {
  purpose: 'Uma pessoa: o cadastro, o que mudou nele e o que se pode fazer.',
  steps: [
    'Atualize o cadastro com a tecla E.',
    'Em ⋮: imprimir, registrar óbito, inativar, excluir, relatório do titular.',
    'Em “Alterações” está cada mudança, com autor, origem e o valor de antes.',
  ],
  manual: 'cidadao#visualizar',
};

export const pages: readonly PageDefinition[] = [
  {
    path: '/cidadao',
    title: 'Cidadão',
    menu: { label: 'Cidadão', icon: IconUser, order: 15, go: 'B' },
    actions: ['Buscar cidadão'],
    help: {
      purpose: 'Encontra qualquer pessoa cadastrada na instalação. Antes de cadastrar alguém, busque aqui.',
      steps: [
        'Digite parte do nome, o CPF, o CNS, o telefone ou o nascimento; pode misturar: maria 12/03/72.',
        'Enter vai à lista; ↑ ↓ percorrem e o resumo acompanha; Enter abre.',
        'Não encontrou? Adicione o cidadão: o que foi digitado vai junto.',
      ],
      manual: 'cidadao#busca',
    },
    needs: VIEW,
    load: () => import('./search/search-page.tsx'),
  },
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
  {
    path: '/cidadao/$id',
    title: 'Cidadão',
    help: RECORD_HELP,
    needs: VIEW,
    load: () => import('./record/information-page.tsx'),
  },
  {
    path: '/cidadao/$id/alteracoes',
    title: 'Alterações do cadastro',
    help: RECORD_HELP,
    needs: VIEW,
    load: () => import('./record/changes-page.tsx'),
  },
];

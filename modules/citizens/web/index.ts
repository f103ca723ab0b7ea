import { IconUser, IconUsersPlus } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

export { ageDay, ageText } from './age.ts';
export { findCities } from './find-cities.ts';
export { CitizenFrame } from './record/lazy-frame.tsx';
export { citizensProvider } from './search/provider.ts';

const VIEW = { anyOf: ['gestao-de-cadastros-de-cidadao.visualizar-cidadao'] };
const EDIT = { anyOf: ['gestao-de-cadastros-de-cidadao.visualizar-cidadao.cadastrar-e-editar'] };

const IMPORT = { anyOf: ['importar-cadastros-de-cidadao'] };
const CHART = { anyOf: ['visualizar-prontuario'] };
const LGPD = { anyOf: ['lgpd.relatorio-do-titular'] };

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
    path: '/cidadao/$id/historico',
    title: 'Histórico do cidadão',
    help: {
      purpose: 'O prontuário da pessoa. Fora de um atendimento, abrir pede uma justificativa.',
      steps: [
        'Escolha um motivo comum pelo número ou escreva; até 500 letras.',
        'Vale para você até o fim do dia.',
      ],
      manual: 'cidadao#historico-e-justificativa',
    },
    needs: CHART,
    load: () => import('./record/history-page.tsx'),
  },
  {
    path: '/cidadao/$id/alteracoes',
    title: 'Alterações do cadastro',
    help: RECORD_HELP,
    needs: VIEW,
    load: () => import('./record/changes-page.tsx'),
  },
  {
    path: '/cidadao/$id/acessos',
    title: 'Acessos ao cadastro',
    help: {
      purpose: 'Quem abriu o cadastro e o prontuário desta pessoa, quando e por quê.',
      manual: 'cidadao#quem-abriu-e-relatorio-do-titular',
    },
    needs: LGPD,
    load: () => import('./record/openings-page.tsx'),
  },
  {
    path: '/cidadao/$id/relatorio-do-titular',
    title: 'Relatório do titular',
    help: {
      purpose: 'O que está guardado da pessoa, de onde veio e quem abriu, para imprimir e entregar a ela.',
      manual: 'cidadao#quem-abriu-e-relatorio-do-titular',
    },
    needs: LGPD,
    load: () => import('./record/lgpd-page.tsx'),
  },
  {
    path: '/importar-cidadaos',
    title: 'Importar cidadão',
    menu: { label: 'Importar cidadão', icon: IconUsersPlus, order: 35 },
    help: {
      purpose: 'Traz cadastros de cidadãos de outro sistema. Só o cadastro: atendimentos não vêm por aqui.',
      steps: [
        'Escolha o arquivo .zip e espere a conferência, que nada grava.',
        'Veja quem é novo, quem difere e quem não entra, com o motivo.',
        'Diga o que fazer quando a base diz outra coisa, e importe.',
      ],
      manual: 'cidadao#importar',
    },
    needs: IMPORT,
    load: () => import('./import/import-page.tsx'),
  },
  {
    path: '/importar-cidadaos/$id',
    title: 'Importação de cidadãos',
    needs: IMPORT,
    load: () => import('./import/import-report-page.tsx'),
  },
];

import { IconBuildingHospital, IconDatabaseImport, IconMapPins, IconUsers } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';
import { endOfImport, importOf } from './import-status.ts';

export { recordTypes } from '../contract/record-types.ts';
export { IMPORT_STATUS } from './import-status.ts';
export { CnesImportCard } from './lazy-import-card.tsx';
export { MunicipalFrame } from './municipal-frame.tsx';
export { searchProviders } from './professionals-provider.ts';

const UNITS = { anyOf: ['visualizar-unidades-de-saude'] };
// The page also asks for the unit; who may not see units gets its refusal.
const UNITS_PEOPLE = { anyOf: ['visualizar-profissionais'] };
const PROFESSIONALS = { anyOf: ['visualizar-profissionais'] };
const EDIT_PROFESSIONALS = { anyOf: ['visualizar-profissionais.cadastrar-editar-e-excluir'] };
const IMPORT_JOB = 'healthNetwork.importCnes';
const IMPORT = { anyOf: ['importar-cnes'] };

export const pages: readonly PageDefinition[] = [
  {
    path: '/municipios',
    title: 'Municípios e responsáveis',
    menu: { label: 'Municípios', icon: IconMapPins, order: 20, go: 'M' },
    actions: ['Adicionar município e responsável'],
    help: {
      purpose: 'Os municípios que usam esta instalação e quem responde por cada um.',
      steps: [
        'Adicione o município com o CPF de quem responde por ele.',
        'Gere a senha provisória e entregue a essa pessoa.',
        'Inative um responsável sem apagar o que ele fez.',
      ],
      manual: 'instalacao#3-municipio-e-responsavel',
    },
    needs: { anyOf: ['configuracao-de-instalacao.listar-municipios-e-responsaveis'] },
    load: () => import('./municipalities-page.tsx'),
  },
  {
    path: '/cnes/$id',
    title: 'Relatório de importação de CNES',
    results: { kind: IMPORT_JOB, params: importOf, end: endOfImport },
    needs: IMPORT,
    load: () => import('./cnes-report-page.tsx'),
  },
  {
    path: '/cnes',
    title: 'Importação de CNES',
    menu: { label: 'CNES', icon: IconDatabaseImport, order: 30, go: 'I' },
    actions: ['Importar CNES'],
    help: {
      purpose: 'Traz unidades, equipes, profissionais e lotações do arquivo do e-Gestor.',
      steps: [
        'Solte o arquivo .zip ou .xml e espere a prévia, que nada grava.',
        'Confira o que entra, muda e sai, e importe.',
        'Veja no relatório as linhas que não entraram, com o motivo.',
      ],
      manual: 'instalacao#5-importar-o-cnes',
    },
    // Of an import that broke off, and so has no report.
    results: { kind: IMPORT_JOB },
    needs: IMPORT,
    load: () => import('./cnes-page.tsx'),
  },
  {
    path: '/unidades',
    title: 'Unidades de saúde',
    menu: { label: 'Unidades de saúde', icon: IconBuildingHospital, order: 40, go: 'U' },
    help: {
      purpose:
        'As unidades que o arquivo do CNES trouxe, com equipes e profissionais. O CNES é quem as muda.',
      manual: 'instalacao#5-importar-o-cnes',
    },
    needs: UNITS,
    load: () => import('./units-page.tsx'),
  },
  {
    path: '/unidades/$id',
    title: 'Unidade de saúde',
    needs: UNITS,
    load: () => import('./unit-page.tsx'),
  },
  {
    path: '/unidades/$id/tipos-de-servico',
    title: 'Tipos de serviço da unidade de saúde',
    help: {
      purpose: 'O que a unidade oferece na lista de atendimentos.',
      steps: [
        'Inativar tira o tipo de serviço só desta unidade; quem a coordena pode ativá-lo de novo.',
        'Tipos novos são do município: “Gestão municipal”, “Tipos de serviço”.',
      ],
      manual: 'gestao-municipal#tipos-de-servico',
    },
    needs: UNITS,
    load: () => import('./unit-page.tsx'),
  },
  {
    path: '/unidades/$id/equipes',
    title: 'Equipes da unidade de saúde',
    needs: UNITS,
    load: () => import('./unit-page.tsx'),
  },
  {
    path: '/unidades/$id/profissionais',
    title: 'Profissionais da unidade de saúde',
    needs: UNITS_PEOPLE,
    load: () => import('./unit-page.tsx'),
  },
  {
    path: '/gestao-municipal/tipos-de-servico',
    title: 'Tipos de serviço',
    actions: ['Adicionar tipo de serviço'],
    help: {
      purpose: 'O que as unidades do município oferecem na lista de atendimentos.',
      steps: [
        'Os nove nativos vêm com o programa. Adicione os próprios do município.',
        'A coordenação de cada unidade inativa, em “Unidades de saúde”, o que ela não oferece.',
      ],
      manual: 'gestao-municipal#tipos-de-servico',
    },
    needs: { anyOf: ['configuracao-municipal.cadastrar-editar-e-excluir-tipo-de-servico'] },
    load: () => import('./service-types-page.tsx'),
  },
  {
    path: '/profissionais',
    title: 'Profissionais',
    menu: { label: 'Profissionais', icon: IconUsers, order: 50, go: 'P' },
    actions: ['Cadastrar profissional', 'Redefinir senha de um profissional'],
    help: {
      purpose: 'Quem trabalha no município: identificação, lotações, perfis e situação do login.',
      steps: [
        'Pesquise pelo nome, CNS, CPF ou CBO; quem está com o login bloqueado aparece em vermelho.',
        'Abra o profissional para ver e mudar lotações, perfis e acessos de gestor.',
        'Use ⋮ para editar, redefinir a senha ou excluir; de qualquer tela, Ctrl K “redefinir senha” e o nome.',
      ],
    },
    needs: PROFESSIONALS,
    load: () => import('./professionals-page.tsx'),
  },
  {
    path: '/profissionais/novo',
    title: 'Cadastro de profissional',
    help: {
      purpose: 'Cadastra quem o CNES não traz. Quem atende cidadãos deve estar no SCNES.',
      steps: ['Preencha nome e CPF; o restante pode vir depois.', 'Salve e cadastre a lotação.'],
    },
    needs: EDIT_PROFESSIONALS,
    load: () => import('./add-professional-page.tsx'),
  },
  {
    path: '/profissionais/$id/editar',
    title: 'Edição de profissional',
    needs: EDIT_PROFESSIONALS,
    load: () => import('./edit-professional-page.tsx'),
  },
  {
    path: '/profissionais/$id',
    title: 'Profissional',
    help: {
      purpose: 'Dados pessoais, lotações e acessos de um profissional.',
      steps: [
        'Cadastrar lotação: unidade, CBO, equipe e perfis. Vale no próximo clique de quem está nela.',
        'Inativar uma lotação tira o acesso; “Mostrar inativas” traz de volta para ativar.',
        'Cadastrar acesso dá acesso de gestor.',
      ],
    },
    needs: PROFESSIONALS,
    load: () => import('./professional-page.tsx'),
  },
];

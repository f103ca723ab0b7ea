import { IconBuildingHospital, IconDatabaseImport, IconMapPins, IconUsers } from '@tabler/icons-react';
import type { PageDefinition } from '#platform/ui/index';

export { CnesImportCard } from './lazy-import-card.tsx';

const UNITS = { anyOf: ['visualizar-unidades-de-saude'] };
const PROFESSIONALS = { anyOf: ['visualizar-profissionais'] };
const EDIT_PROFESSIONALS = { anyOf: ['visualizar-profissionais.cadastrar-editar-e-excluir'] };
const IMPORT = { anyOf: ['importar-cnes'] };

export const pages: readonly PageDefinition[] = [
  {
    path: '/municipios',
    title: 'Municípios e responsáveis',
    menu: { label: 'Municípios', icon: IconMapPins, order: 20 },
    needs: { anyOf: ['configuracao-de-instalacao.listar-municipios-e-responsaveis'] },
    load: () => import('./municipalities-page.tsx'),
  },
  {
    path: '/cnes',
    title: 'Importação de CNES',
    menu: { label: 'CNES', icon: IconDatabaseImport, order: 30 },
    needs: IMPORT,
    load: () => import('./cnes-page.tsx'),
  },
  {
    path: '/cnes/$id',
    title: 'Relatório de importação de CNES',
    needs: IMPORT,
    load: () => import('./cnes-report-page.tsx'),
  },
  {
    path: '/unidades',
    title: 'Unidades de saúde',
    menu: { label: 'Unidades de saúde', icon: IconBuildingHospital, order: 40 },
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
    path: '/profissionais',
    title: 'Profissionais',
    menu: { label: 'Profissionais', icon: IconUsers, order: 50 },
    needs: PROFESSIONALS,
    load: () => import('./professionals-page.tsx'),
  },
  {
    path: '/profissionais/novo',
    title: 'Cadastro de profissional',
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
    needs: PROFESSIONALS,
    load: () => import('./professional-page.tsx'),
  },
];

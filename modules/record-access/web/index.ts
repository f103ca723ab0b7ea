import type { PageDefinition } from '#ui/index';

const LGPD = { anyOf: ['lgpd.relatorio-do-titular'] };

export { recordTypes } from '../contract/record-types.ts';

export const pages: readonly PageDefinition[] = [
  {
    path: '/cidadao/$id/acessos',
    title: 'Acessos ao cadastro',
    help: {
      purpose: 'Quem abriu o cadastro e o prontuário desta pessoa, quando e por quê.',
      manual: 'cidadao#quem-abriu-e-relatorio-do-titular',
    },
    needs: LGPD,
    load: () => import('./openings-page.tsx'),
  },
  {
    path: '/cidadao/$id/relatorio-do-titular',
    title: 'Relatório do titular',
    help: {
      purpose: 'O que está guardado da pessoa, de onde veio e quem abriu, para imprimir e entregar a ela.',
      manual: 'cidadao#quem-abriu-e-relatorio-do-titular',
    },
    needs: LGPD,
    load: () => import('./lgpd-page.tsx'),
  },
];

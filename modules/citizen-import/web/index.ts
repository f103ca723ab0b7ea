import { IconUsersPlus } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

const IMPORT = { anyOf: ['importar-cadastros-de-cidadao'] };

export { recordTypes } from '../contract/record-types.ts';

export const pages: readonly PageDefinition[] = [
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
    load: () => import('./import-page.tsx'),
  },
  {
    path: '/importar-cidadaos/$id',
    title: 'Importação de cidadãos',
    needs: IMPORT,
    load: () => import('./import-report-page.tsx'),
  },
];

import { IconVaccine } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

export { recordTypes } from '../contract/record-types.ts';

export const pages: readonly PageDefinition[] = [
  {
    path: '/lotes-de-imunobiologico',
    title: 'Lotes de imunobiológico',
    menu: { label: 'Lotes de imunobiológico', icon: IconVaccine, order: 55 },
    actions: ['Cadastrar lote de imunobiológico'],
    help: {
      purpose: 'Fabricante, lote e validade do que se aplica, cadastrados uma vez para o município.',
      steps: [
        'Cadastre o lote quando ele chega; a janela fica aberta para o próximo.',
        'Lote vencido aparece em vermelho. Lote que acabou se inativa em ⋮.',
        'Lote de que já se aplicou dose não se exclui.',
      ],
      manual: 'imunobiologicos#lotes-de-imunobiologico',
    },
    needs: { anyOf: ['cadastrar-editar-e-excluir-lotes-de-imunobiologico'] },
    load: () => import('./lots-page.tsx'),
  },
];

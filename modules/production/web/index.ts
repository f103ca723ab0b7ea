import { IconTransfer } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

export const pages: readonly PageDefinition[] = [
  {
    path: '/transmissao-de-dados/recebimento',
    title: 'Transmissão de dados: recebimento',
    menu: { label: 'Transmissão de dados', icon: IconTransfer, order: 38 },
    actions: ['Importar lote de fichas', 'Relatório de inconsistências'],
    help: {
      purpose:
        'Lotes de fichas que vieram de outras instalações e de sistemas terceiros: o que entrou, o que não entrou e por quê.',
      steps: [
        'Arraste o arquivo .zip do lote. As fichas são conferidas uma a uma; as válidas entram mesmo que outras não entrem.',
        'Confira válidas, inválidas, repetidas e retidas.',
        'Baixe o relatório de inconsistências e envie-o a quem gerou o lote, para que corrija e mande de novo.',
      ],
    },
    needs: { anyOf: ['transmissao-de-dados.visualizar-recebimento-de-dados'] },
    kinds: ['municipal-admin', 'municipal-manager'],
    load: () => import('./reception-page.tsx'),
  },
];

import { IconTransfer } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

export const pages: readonly PageDefinition[] = [
  {
    path: '/transmissao-de-dados',
    title: 'Transmissão de dados',
    menu: { label: 'Transmissão de dados', icon: IconTransfer, order: 38 },
    actions: ['Gerar novo lote', 'Ler recibo de um lote'],
    help: {
      purpose:
        'Fichas aceitas que sobem ao destino em lotes numerados. Nada consta como enviado sem o recibo do destino.',
      steps: [
        'Gere um lote, ou espere o horário: entram todas as fichas que ainda não estão em nenhum.',
        'Salve o lote em arquivo e leve-o ao destino.',
        'Peça ao destino o recibo e leia-o aqui: ele diz o que entrou e o motivo de cada recusa.',
      ],
    },
    needs: { anyOf: ['transmissao-de-dados.visualizar-envio-de-dados'] },
    kinds: ['municipal-admin', 'municipal-manager'],
    load: () => import('./sending-page.tsx'),
  },
  {
    path: '/transmissao-de-dados/lotes/$id',
    title: 'Lote',
    needs: { anyOf: ['transmissao-de-dados.visualizar-envio-de-dados'] },
    kinds: ['municipal-admin', 'municipal-manager'],
    load: () => import('./lote-page.tsx'),
  },
  {
    path: '/transmissao-de-dados/recebimento',
    title: 'Transmissão de dados: recebimento',
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

import { IconPrinter } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

export const pages: readonly PageDefinition[] = [
  {
    path: '/relatorios/configuracao-de-impressao',
    title: 'Configuração de impressão',
    menu: { label: 'Configuração de impressão', icon: IconPrinter, order: 70, group: 'Relatórios' },
    help: {
      purpose: 'Quantos grupos e meses um relatório pode ter de uma vez, para não parar um servidor fraco.',
      steps: [
        'Fator é grupos × meses: o relatório sai enquanto o que se pede não passa dele.',
        'Em servidor fraco, diminua; salve no fim da página.',
      ],
      manual: 'relatorios#configuracao-de-impressao',
    },
    needs: { anyOf: ['relatorios.processar-relatorios'] },
    kinds: ['installer'],
    load: () => import('./print-limits-page.tsx'),
  },
];

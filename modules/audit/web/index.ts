import { IconHistory } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

export { recordTypes } from '../contract/record-types.ts';

export const pages: readonly PageDefinition[] = [
  {
    path: '/auditoria',
    title: 'Auditoria',
    menu: { label: 'Auditoria', icon: IconHistory, order: 70 },
    actions: ['Gerar trilha de auditoria'],
    help: {
      purpose:
        'Quem fez e viu o quê no município. A trilha não pode ser alterada, e consultá-la também fica registrado.',
      steps: [
        'Escolha o período e o que procura, e pesquise.',
        'Abra um evento para ver todos os detalhes.',
        'Para guardar ou enviar, gere a trilha em PDF ou CSV: o arquivo fica no histórico por 7 dias.',
      ],
    },
    results: { kind: 'audit.generateTrail' },
    needs: { anyOf: ['gerar-trilha-de-auditoria'] },
    load: () => import('./audit-page.tsx'),
  },
];

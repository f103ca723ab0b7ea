import { IconArchive } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

export { waitingSources } from './waiting.ts';

export const pages: readonly PageDefinition[] = [
  {
    path: '/copias-de-seguranca',
    title: 'Cópias de segurança',
    menu: { label: 'Cópias de segurança', icon: IconArchive, order: 12 },
    actions: ['Fazer cópia agora', 'Emitir folha de recuperação'],
    help: {
      purpose:
        'Cópias de toda a instalação, cifradas, feitas sozinhas todo dia e conferidas uma a uma depois de gravadas.',
      steps: [
        'Emita a folha de recuperação, imprima-a e guarde-a fora da sala do servidor: sem ela nenhuma cópia se abre.',
        'Escolha também uma pasta em outro disco ou computador.',
        'De tempos em tempos, baixe uma cópia e leve-a para longe.',
      ],
      manual: 'copias-de-seguranca',
    },
    results: { kind: 'backup.make' },
    needs: { anyOf: ['copias-de-seguranca'] },
    load: () => import('./copies-page.tsx'),
  },
];

import { IconFileCheck } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';
import { LOT_HELP } from './lot-help.ts';

export const pages: readonly PageDefinition[] = [
  {
    path: '/conferir-lote',
    title: 'Conferir lote de fichas',
    menu: { label: 'Conferir lote de fichas', icon: IconFileCheck, order: 75 },
    actions: ['Conferir um lote de fichas antes de enviar'],
    help: { ...LOT_HELP, manual: 'fichas#conferir-um-lote' },
    needs: 'access',
    load: () => import('./lot-page.tsx'),
  },
];

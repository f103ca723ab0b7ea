import { IconFileCheck } from '@tabler/icons-react';
import type { PageDefinition } from '#platform/ui/index';

export const pages: readonly PageDefinition[] = [
  {
    path: '/conferir-lote',
    title: 'Conferir lote de fichas',
    menu: { label: 'Conferir lote de fichas', icon: IconFileCheck, order: 75 },
    actions: ['Conferir um lote de fichas antes de enviar'],
    help: {
      purpose:
        'Mostra os erros de um lote de fichas do LEDI antes de ele ser enviado. O arquivo não sai deste computador.',
      steps: [
        'Arraste o zip ou as fichas (.esus, .esus13, XML), ou escolha os arquivos.',
        'Arraste também o XML do CNES do município para conferir profissionais, unidades e equipes.',
        'Filtre por resultado, modelo ou regra, e abra uma ficha para ver os erros e os campos.',
        'Baixe os erros em CSV para quem vai corrigir.',
      ],
    },
    needs: 'access',
    load: () => import('./lot-page.tsx'),
  },
];

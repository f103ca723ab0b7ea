import { IconShieldCheck } from '@tabler/icons-react';
import type { PageDefinition } from '#platform/ui/index';

export const pages: readonly PageDefinition[] = [
  {
    path: '/primeiro-acesso',
    title: 'Primeiro acesso',
    needs: { anyOf: ['importar-cnes'] },
    kinds: ['municipal-admin'],
    frame: 'bare',
    load: () => import('./first-access-page.tsx'),
  },
  {
    path: '/ativacao',
    title: 'Ativação',
    menu: { label: 'Ativação', icon: IconShieldCheck, order: 25 },
    needs: {
      anyOf: ['configuracao-municipal', 'configuracao-de-instalacao.listar-municipios-e-responsaveis'],
    },
    load: () => import('./activation-page.tsx'),
  },
];

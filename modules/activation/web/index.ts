import { IconShieldCheck } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

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
    actions: ['Informar a contra-chave'],
    help: {
      purpose: 'Liga o município à transmissão. Sem ativação o atendimento funciona; só o envio espera.',
      steps: [
        'Copie a chave e peça a contra-chave à autoridade do município.',
        'Cole a contra-chave, leia-a do arquivo ou escaneie.',
      ],
      manual: 'instalacao#4-ativar',
    },
    needs: {
      anyOf: ['configuracao-municipal', 'configuracao-de-instalacao.listar-municipios-e-responsaveis'],
    },
    load: () => import('./activation-page.tsx'),
  },
];

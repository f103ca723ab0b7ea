import { IconSettings } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

const help = {
  purpose: 'O que vale para toda a instalação. Cada bloco se salva sozinho e fica na trilha de auditoria.',
  manual: 'configuracoes',
  steps: [
    'Segurança: prazo da senha, tempo de inatividade, tentativas e nova senha para todos.',
    'Conexão: liga e desliga a internet do programa, testa-a e diz de cada serviço se está habilitado ou por que não.',
    'Servidores: nome e link da instalação, e o servidor de e-mail de “Esqueci minha senha”.',
    'Configurações avançadas: requisições simultâneas, cadastros via CDS e busca de cidadão.',
  ],
};

export const pages: readonly PageDefinition[] = [
  {
    path: '/configuracoes',
    title: 'Configurações da instalação',
    menu: { label: 'Configurações da instalação', icon: IconSettings, order: 80 },
    actions: ['Redefinir a senha de todos os usuários'],
    help,
    needs: { anyOf: ['configuracao-de-instalacao.configurar-conexao-com-seguranca'] },
    load: () => import('./security-page.tsx'),
  },
  {
    path: '/configuracoes/servidores',
    title: 'Servidores',
    actions: ['Configurar o servidor de e-mail (SMTP)'],
    help,
    needs: { anyOf: ['configuracao-de-instalacao'] },
    load: () => import('./servers-page.tsx'),
  },
  {
    path: '/configuracoes/conexao',
    title: 'Conexão',
    actions: [
      'Desligar a internet',
      'Testar conexão com a internet',
      'Desabilitar CADSUS',
      'Desabilitar Hórus',
    ],
    help,
    needs: { anyOf: ['configuracao-de-instalacao.configurar-conexao-com-internet'] },
    load: () => import('./connection-page.tsx'),
  },
  {
    path: '/configuracoes/avancadas',
    title: 'Configurações avançadas',
    actions: ['Número de requisições simultâneas', 'Cadastros de imóveis e famílias via CDS'],
    help,
    needs: { anyOf: ['configuracao-de-instalacao.configurar-conexao-com-numero-de-requisicoes-simultaneas'] },
    load: () => import('./advanced-page.tsx'),
  },
];

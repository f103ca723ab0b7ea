import { IconSettings } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

const help = {
  purpose: 'O que vale para toda a instalação. Cada bloco se salva sozinho e fica na trilha de auditoria.',
  steps: [
    'Segurança: prazo da senha, tempo de inatividade, tentativas e nova senha para todos.',
    'Servidores: nome e link da instalação, e o servidor de e-mail de “Esqueci minha senha”.',
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
];

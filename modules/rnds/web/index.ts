import type { PageDefinition } from '#ui/index';

export const pages: readonly PageDefinition[] = [
  {
    path: '/gestao-municipal/rnds',
    title: 'Configuração RNDS',
    actions: ['Habilitar o acesso à RNDS', 'Copiar a contra-chave da RNDS'],
    help: {
      purpose: 'O certificado com que o município acessa a Rede Nacional de Dados em Saúde.',
      steps: [
        'Copie a contra-chave e peça o acesso no Portal de Serviços do DATASUS.',
        'O instalador põe o certificado .pfx ou .p12 na pasta do município no servidor.',
        'Escolha-o, digite a senha e o identificador solicitante, e habilite.',
      ],
      manual: 'gestao-municipal#configuracao-rnds',
    },
    needs: { anyOf: ['configuracao-municipal'] },
    load: () => import('./rnds-page.tsx'),
  },
];

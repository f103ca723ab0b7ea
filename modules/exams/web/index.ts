import type { PageDefinition } from '#ui/index';

export { recordTypes } from '../contract/record-types.ts';

export const pages: readonly PageDefinition[] = [
  {
    path: '/gestao-municipal/grupos-de-exames',
    title: 'Grupos de exames',
    actions: ['Adicionar grupo de exames'],
    help: {
      purpose: 'Exames pedidos juntos, escolhidos de uma vez em “Opções rápidas” da solicitação de exames.',
      steps: [
        'Adicione um grupo com nome e exames do SIGTAP; diga se ele é só para um sexo.',
        'O que não cabe ao sexo ou à idade da pessoa não é oferecido.',
        'Os quatro grupos nativos vêm vazios: preencha-os com o protocolo do município.',
      ],
      manual: 'gestao-municipal#grupos-de-exames',
    },
    needs: { anyOf: ['configuracao-municipal.cadastrar-editar-e-excluir-grupos-de-exames'] },
    load: () => import('./exam-groups-page.tsx'),
  },
];

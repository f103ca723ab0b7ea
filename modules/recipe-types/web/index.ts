import type { PageDefinition } from '#ui/index';

export { recordTypes } from '../contract/record-types.ts';

export const pages: readonly PageDefinition[] = [
  {
    path: '/gestao-municipal/tipos-de-receita',
    title: 'Tipos de receita',
    actions: ['Marcar medicamentos'],
    help: {
      purpose: 'O tipo de receita que o município pede para cada medicamento; a prescrição o propõe.',
      steps: [
        'Marcar medicamentos: escolha o tipo de receita e os medicamentos do CATMAT.',
        'Quem prescreve pode trocar o tipo proposto; o que não está marcado é proposto como comum.',
        'A lixeira tira a marca. Prescrições já feitas não mudam.',
      ],
      manual: 'gestao-municipal#tipos-de-receita',
    },
    needs: { anyOf: ['configuracao-municipal'] },
    load: () => import('./recipe-types-page.tsx'),
  },
];

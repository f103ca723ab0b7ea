import { callApi, type WaitingSource } from '#ui/index';
import { getCopiesWaitingContract } from '../contract.ts';

export const waitingSources: readonly WaitingSource[] = [
  {
    path: '/copias-de-seguranca',
    needs: { anyOf: ['copias-de-seguranca'] },
    async count(signal) {
      const { sheet } = await callApi(getCopiesWaitingContract, {}, { signal });
      return [
        {
          id: 'folha',
          label: 'Imprimir a folha de recuperação: sem ela nenhuma cópia de segurança se abre',
          count: sheet ? 1 : 0,
        },
      ];
    },
  },
];

import { callApi, formatCount, type WaitingSource } from '#ui/index';
import { waitingDuplicatesContract } from '../contract/queue.ts';

/** The pairs of the queue that nobody decided. */
const duplicatesWaiting: WaitingSource = {
  path: '/unificacao',
  needs: { anyOf: ['gestao-de-cadastros-de-cidadao.unificacao-de-cadastros'] },
  async count(signal) {
    const { likely, sharedNumber } = await callApi(waitingDuplicatesContract, {}, { signal });
    return [
      {
        id: 'parecidos',
        label: formatCount(likely, 'par de cadastros parecidos', 'pares de cadastros parecidos'),
        count: likely.count,
        search: { lista: 'parecidos' },
      },
      {
        id: 'numeros',
        label: formatCount(sharedNumber, 'número em dois cadastros', 'números em dois cadastros'),
        count: sharedNumber.count,
        search: { lista: 'numeros' },
      },
    ];
  },
};

export const waitingSources: readonly WaitingSource[] = [duplicatesWaiting];

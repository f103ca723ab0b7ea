import { callApi, type WaitingSource } from '#ui/index';
import { waitingDuplicatesContract } from '../contract/queue.ts';
import { counted } from './counted.ts';

type Total = { count: number; capped: boolean };

const said = ({ count, capped }: Total, one: string, many: string): string =>
  `${capped ? 'mais de ' : ''}${counted(count, one, many)}`;

/** The pairs of the queue that nobody decided. */
export const duplicatesWaiting: WaitingSource = {
  path: '/unificacao',
  needs: { anyOf: ['gestao-de-cadastros-de-cidadao.unificacao-de-cadastros'] },
  async count(signal) {
    const { likely, sharedNumber } = await callApi(waitingDuplicatesContract, {}, { signal });
    return [
      {
        id: 'parecidos',
        label: said(likely, 'par de cadastros parecidos', 'pares de cadastros parecidos'),
        count: likely.count,
        search: { lista: 'parecidos' },
      },
      {
        id: 'numeros',
        label: said(sharedNumber, 'número em dois cadastros', 'números em dois cadastros'),
        count: sharedNumber.count,
        search: { lista: 'numeros' },
      },
    ];
  },
};

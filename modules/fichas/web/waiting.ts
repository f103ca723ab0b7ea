import { callApi, formatNumber, type WaitingSource } from '#ui/index';
import { waitingFcisContract } from '../contract.ts';

/** Fichas received of which somebody must say whose they are. */
export const fcisWaiting: WaitingSource = {
  path: '/fichas-em-revisao',
  needs: { anyOf: ['gestao-de-cadastros-de-cidadao.unificacao-de-cadastros'] },
  async count(signal) {
    const { count, capped } = await callApi(waitingFcisContract, {}, { signal });
    const fichas = count === 1 ? 'ficha recebida' : 'fichas recebidas';
    return [{ id: 'fichas', label: `${capped ? 'mais de ' : ''}${formatNumber(count)} ${fichas}`, count }];
  },
};

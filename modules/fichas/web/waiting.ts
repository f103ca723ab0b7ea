import { callApi, formatCount, type WaitingSource } from '#ui/index';
import { waitingFcisContract } from '../contract.ts';

/** Fichas received of which somebody must say whose they are. */
const fcisWaiting: WaitingSource = {
  path: '/fichas-em-revisao',
  needs: { anyOf: ['gestao-de-cadastros-de-cidadao.unificacao-de-cadastros'] },
  async count(signal) {
    const total = await callApi(waitingFcisContract, {}, { signal });
    const label = formatCount(total, 'ficha recebida', 'fichas recebidas');
    return [{ id: 'fichas', label, count: total.count }];
  },
};

export const waitingSources: readonly WaitingSource[] = [fcisWaiting];

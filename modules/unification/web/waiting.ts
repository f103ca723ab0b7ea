import { callApi, formatCount, type WaitingSource } from '#ui/index';
import { getUnificationWaiting } from '../contract.ts';

export const waitingSources: readonly WaitingSource[] = [
  {
    path: '/configuracoes/unificacao',
    needs: { anyOf: ['configuracao-de-instalacao'] },
    async count(signal) {
      const { requested, deciding } = await callApi(getUnificationWaiting, {}, { signal });
      return [
        {
          id: 'solicitacoes',
          label: formatCount(
            { count: requested },
            'instalação local pede para ser unificada a esta',
            'instalações locais pedem para ser unificadas a esta',
          ),
          count: requested,
        },
        {
          id: 'decisao',
          label: formatCount(
            { count: deciding },
            'base espera que alguém confirme ou desfaça a unificação',
            'bases esperam que alguém confirme ou desfaça a unificação',
          ),
          count: deciding,
        },
      ];
    },
  },
];

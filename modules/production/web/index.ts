import { IconTransfer } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

/** Each access has one entry: the installer settles with whom, the municipality sends and receives. */
const MENU = { label: 'Transmissão de dados', icon: IconTransfer, order: 38 } as const;

export const pages: readonly PageDefinition[] = [
  {
    path: '/transmissao-de-dados',
    title: 'Transmissão de dados',
    menu: MENU,
    actions: ['Gerar novo lote', 'Ler recibo de um lote'],
    help: {
      purpose:
        'Fichas aceitas que sobem em lotes numerados, pela rede ou em arquivo. Nada consta como enviado sem o recibo do destino.',
      steps: [
        'Gere um lote, ou espere o horário: entram todas as fichas que ainda não estão em nenhum.',
        'Ele vai sozinho aos destinos para envio on-line. Abra o lote para ver até onde foi, ou para enviar já.',
        'Onde não há rede nem destino, salve o lote em arquivo, leve-o, peça o recibo e leia-o aqui.',
      ],
      manual: 'transmissao#enviar-pela-rede',
    },
    needs: { anyOf: ['transmissao-de-dados.visualizar-envio-de-dados'] },
    kinds: ['municipal-admin', 'municipal-manager'],
    load: () => import('./sending-page.tsx'),
  },
  {
    path: '/transmissao-de-dados/lotes/$id',
    title: 'Lote',
    help: {
      purpose: 'O que um lote tem, para onde foi, e o que cada destino disse dele.',
      steps: [
        'Veja em “Envio on-line” o estado em cada destino e, se houve erro, quando é tentado de novo.',
        'Use “Enviar agora” para não esperar, ou “Salvar em arquivo” para levá-lo.',
        'Confira as fichas recusadas: corrigidas, entram num lote seguinte.',
      ],
      manual: 'transmissao#o-que-diz-cada-estado',
    },
    needs: { anyOf: ['transmissao-de-dados.visualizar-envio-de-dados'] },
    kinds: ['municipal-admin', 'municipal-manager'],
    load: () => import('./lote-page.tsx'),
  },
  {
    path: '/transmissao-de-dados/configuracoes',
    title: 'Transmissão de dados: configurações',
    menu: MENU,
    actions: ['Adicionar instalação de destino', 'Testar conexão', 'Permitir que uma instalação envie'],
    help: {
      purpose: 'Para onde os lotes vão pela rede, e que instalações podem enviar os seus a esta.',
      steps: [
        'No destino, permita esta instalação e copie a chave de envio.',
        'Aqui, adicione a instalação de destino com o endereço e a chave, e teste a conexão.',
        'Se aparecer que outra base responde ou usa a chave, fale com quem cuida dela antes de confirmar.',
      ],
      manual: 'transmissao#ligar-duas-instalacoes',
    },
    needs: { anyOf: ['transmissao-de-dados.configurar-instalacoes-de-envio'] },
    kinds: ['installer'],
    load: () => import('./configuration/configuration-page.tsx'),
  },
  {
    path: '/transmissao-de-dados/recebimento',
    title: 'Transmissão de dados: recebimento',
    actions: ['Importar lote de fichas', 'Gerar relatório de inconsistências', 'Processar todos'],
    help: {
      purpose:
        'Lotes de fichas que vieram de outras instalações e de sistemas terceiros: o que entrou, o que não entrou e por quê.',
      steps: [
        'Arraste o arquivo .zip do lote, ou espere: o que vem pela rede aparece sozinho. As fichas são conferidas uma a uma; as válidas entram mesmo que outras não entrem.',
        'Confira válidas, inválidas, repetidas e retidas.',
        'Baixe o relatório de inconsistências e envie-o a quem gerou o lote, para que corrija e mande de novo.',
      ],
      manual: 'transmissao#o-que-chegou',
    },
    needs: { anyOf: ['transmissao-de-dados.visualizar-recebimento-de-dados'] },
    kinds: ['municipal-admin', 'municipal-manager'],
    load: () => import('./reception-page.tsx'),
  },
  {
    path: '/transmissao-de-dados/recebimento/cnes',
    title: 'Transmissão de dados: recebimento por CNES',
    needs: { anyOf: ['transmissao-de-dados.visualizar-recebimento-de-dados'] },
    kinds: ['municipal-admin', 'municipal-manager'],
    load: () => import('./units-page.tsx'),
  },
  {
    path: '/transmissao-de-dados/recebimento/cnes/$id/$month',
    title: 'Recebimento de uma unidade',
    needs: { anyOf: ['transmissao-de-dados.visualizar-recebimento-de-dados'] },
    kinds: ['municipal-admin', 'municipal-manager'],
    load: () => import('./unit-month-page.tsx'),
  },
];

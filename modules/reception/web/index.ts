import { IconClipboardList, IconSpeakerphone, IconUserPlus, IconUsersGroup } from '@tabler/icons-react';
import { handOver } from '#modules/citizens/web/index';
import type { PageDefinition, RecordAction } from '#ui/index';
import { RESOURCES } from '../contract/parts.ts';

export { recordTypes } from '../contract/record-types.ts';

/** Somebody comes to the desk: the list opens on whom the search found. */
export const recordActions: readonly RecordAction[] = [
  {
    of: 'cidadao',
    letter: 'L',
    label: 'Adicionar na lista de atendimentos',
    icon: IconUserPlus,
    needs: { anyOf: [RESOURCES.edit] },
    kinds: ['lotacao'],
    open: ({ id, label }) => ({
      to: '/lista-de-atendimentos',
      state: () => handOver('/lista-de-atendimentos', { value: id, label }),
    }),
  },
];

export const pages: readonly PageDefinition[] = [
  {
    path: '/lista-de-atendimentos',
    title: 'Lista de atendimentos',
    menu: { label: 'Lista de atendimentos', icon: IconClipboardList, order: 5, go: 'L' },
    actions: ['Adicionar cidadão na lista de atendimentos', 'Chamar no painel'],
    help: {
      purpose: 'Quem chegou à unidade e espera, é atendido ou já foi. Muda sozinha quando outra mesa grava.',
      steps: [
        'N, o nome, CPF ou nascimento, Enter: o agendamento de hoje preenche o resto. Enter adiciona.',
        '↑ ↓ percorrem. C chama no painel; X diz que não aguardou, R que retornou; . abre as outras opções.',
        'Os filtros ficam guardados para você nesta lotação; “Voltar para padrão” os tira.',
      ],
      manual: 'atendimentos#lista-de-atendimentos',
    },
    needs: { anyOf: [RESOURCES.list] },
    kinds: ['lotacao'],
    load: () => import('./list-page.tsx'),
  },
  {
    path: '/garantia-do-acesso',
    title: 'Garantia do acesso',
    menu: { label: 'Garantia do acesso', icon: IconUsersGroup, order: 17, group: 'Gestão de filas' },
    actions: ['Adicionar cidadão na garantia do acesso'],
    help: {
      purpose:
        'Quem não pôde ser atendido nem agendado e espera por uma consulta, do pedido mais antigo ao mais novo.',
      steps: [
        'N adiciona: cidadão, tipo de atendimento e motivo. Urgências não entram nesta lista.',
        'Enter agenda: o próximo horário de quem você escolher já vem preenchido. Agendado, sai da lista.',
        'D mostra telefones e histórico; E edita; . abre as outras opções. Remover pede o motivo.',
      ],
      manual: 'atendimentos#garantia-do-acesso',
    },
    needs: { anyOf: [RESOURCES.waiting] },
    kinds: ['lotacao'],
    load: () => import('./waiting/waiting-page.tsx'),
  },
  {
    path: '/painel-de-chamadas',
    title: 'Painel de chamadas',
    menu: { label: 'Painel de chamadas', icon: IconSpeakerphone, order: 16 },
    actions: ['Abrir o painel de chamadas'],
    help: {
      purpose: 'Para a televisão da sala de espera: quem é chamado e para onde.',
      manual: 'atendimentos#painel-de-chamadas',
    },
    needs: { anyOf: [RESOURCES.panel] },
    kinds: ['lotacao'],
    frame: 'bare',
    load: () => import('./panel-page.tsx'),
  },
];

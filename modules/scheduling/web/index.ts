import { IconBriefcase, IconBuildingCommunity, IconCalendar, IconCalendarPlus } from '@tabler/icons-react';
import { handOver } from '#modules/citizens/web/index';
import type { PageDefinition, RecordAction } from '#ui/index';
import { RESOURCES } from '../contract/parts.ts';

export { recordTypes } from '../contract/record-types.ts';

/** The form alone, fetched when first shown: the wizard of the first access embeds it. */
export const loadAgendaForm = () => import('./agenda-form.tsx');

/** From a phone call: the agenda opens on the booking of whom the search found (flow 1). */
export const recordActions: readonly RecordAction[] = [
  {
    of: 'cidadao',
    letter: 'A',
    label: 'Agendar',
    icon: IconCalendarPlus,
    needs: { anyOf: [RESOURCES.book] },
    kinds: ['lotacao'],
    open: ({ id, label }) => ({ to: '/agenda', state: () => handOver('/agenda', { value: id, label }) }),
  },
];

export const pages: readonly PageDefinition[] = [
  {
    path: '/agenda',
    title: 'Agenda',
    menu: { label: 'Agenda', icon: IconCalendar, order: 4, go: 'A' },
    actions: ['Agendar', 'Ver a agenda de um profissional', 'Procurar a próxima vaga'],
    help: {
      purpose: 'Quem está agendado com quem, e onde há vaga. Muda sozinha quando outra mesa grava.',
      steps: [
        'N abre o agendamento na próxima vaga (↓ passa à seguinte); digite o nome, Enter, Ctrl S.',
        'Ou escolha a vaga na grade: as setas andam, Enter abre. Arraste um agendamento para remarcar.',
        'Quem chegou: com o agendamento em foco, L. Falta, remarcação e cancelamento estão dentro dele.',
        'O alfinete fixa um profissional: a agenda abre nele. “Profissionais” mostra vários lado a lado.',
      ],
      manual: 'agenda#6-marcar-e-acompanhar-agendamentos',
    },
    needs: { anyOf: [RESOURCES.view] },
    kinds: ['lotacao'],
    load: () => import('./desk/page.tsx'),
  },
  {
    path: '/gestao-municipal',
    title: 'Gestão municipal',
    menu: { label: 'Gestão municipal', icon: IconBuildingCommunity, order: 40 },
    actions: ['Configurar a agenda padrão'],
    help: {
      purpose: 'A agenda de quem não tem uma própria: horários de trabalho e duração do atendimento.',
      steps: [
        'Digite entrada e saída de cada período; “Replicar” copia a segunda-feira.',
        'Salve. Agendas individuais já configuradas não mudam.',
      ],
    },
    needs: { anyOf: ['configuracao-municipal.configurar-agenda-padrao'] },
    load: () => import('./municipal-page.tsx'),
  },
  {
    path: '/cbo',
    title: 'CBO',
    menu: { label: 'CBO', icon: IconBriefcase, order: 45 },
    actions: ['Mudar a duração do agendamento de um CBO'],
    help: {
      purpose: 'Que ocupações o município oferece em lotações, e quanto dura o agendamento de cada uma.',
      steps: [
        'Pesquise pelo nome ou código. Editar muda a duração: vale nas vagas novas.',
        'Em ⋮, indisponibilize o que não deve entrar em novas lotações. As que existem continuam.',
      ],
      manual: 'agenda#4-cbo',
    },
    needs: { anyOf: ['visualizar-cbo'] },
    load: () => import('./cbo-page.tsx'),
  },
  {
    path: '/lotacoes/$id/agenda',
    title: 'Configuração de agenda',
    help: {
      purpose: 'Quando esta lotação tem vagas: horários de trabalho, fechamentos e horários on-line.',
      steps: [
        '“Horário padrão” traz os do município; “Replicar” copia a segunda-feira. Salve.',
        'Em “Fechamento de agenda”, feche férias e ausências: só esta lotação fecha.',
        'A semana, embaixo, mostra as vagas de todas as lotações do profissional na unidade.',
      ],
      manual: 'agenda#2-horarios-de-trabalho',
    },
    needs: {
      anyOf: [
        'visualizar-profissionais.visualizar-acessos.configurar-agenda',
        'visualizar-profissionais.visualizar-acessos.fechar-agenda',
        'visualizar-profissionais.visualizar-acessos.configurar-agenda-online',
      ],
    },
    load: () => import('./agenda-page.tsx'),
  },
  {
    path: '/cidadao/$id/agendamentos',
    title: 'Agendamentos do cidadão',
    help: {
      purpose: 'Os agendamentos desta pessoa no município: os de hoje em diante, e os anteriores.',
      steps: [
        'Procure pelo profissional, pelo período, ou veja só os seus.',
        'Imprima de novo o comprovante de um agendamento da sua unidade.',
      ],
      manual: 'cidadao#visualizar',
    },
    needs: { anyOf: ['gestao-de-cadastros-de-cidadao.visualizar-cidadao'] },
    load: () => import('./citizen-appointments-page.tsx'),
  },
  {
    path: '/configuracoes/agenda-online',
    title: 'Agenda online',
    actions: ['Habilitar a Agenda online'],
    help: {
      purpose: 'Se as unidades podem dar horários ao agendamento on-line.',
      steps: [
        'Habilitada, a coordenação escolhe os horários na agenda de cada lotação.',
        'Desabilitada, os horários escolhidos ficam guardados e voltam à unidade.',
      ],
      manual: 'agenda#5-agenda-online',
    },
    needs: { anyOf: ['configuracao-de-instalacao.configurar-agenda-online'] },
    load: () => import('./online-page.tsx'),
  },
];

import { IconBriefcase, IconBuildingCommunity } from '@tabler/icons-react';
import type { PageDefinition } from '#ui/index';

/** The form alone, fetched when first shown: the wizard of the first access embeds it. */
export const loadAgendaForm = () => import('./agenda-form.tsx');

export const pages: readonly PageDefinition[] = [
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

import { IconBuildingCommunity } from '@tabler/icons-react';
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
];

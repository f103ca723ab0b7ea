import { IconBuildingCommunity } from '@tabler/icons-react';
import type { PageDefinition } from '#platform/ui/index';

/** The form alone, fetched when first shown: the wizard of the first access embeds it. */
export const loadAgendaForm = () => import('./agenda-form.tsx');

export const pages: readonly PageDefinition[] = [
  {
    path: '/gestao-municipal',
    title: 'Gestão municipal',
    menu: { label: 'Gestão municipal', icon: IconBuildingCommunity, order: 40 },
    needs: { anyOf: ['configuracao-municipal.configurar-agenda-padrao'] },
    load: () => import('./municipal-page.tsx'),
  },
];

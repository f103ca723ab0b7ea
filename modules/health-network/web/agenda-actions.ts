import { IconCalendarCog, IconCalendarOff, IconWorld } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type RowAction, useAccess } from '#ui/index';
import type { Lotacao } from './lotacao-form.tsx';

const RESOURCE = 'visualizar-profissionais.visualizar-acessos';

/** What the coordinator does with the agenda of an active lotação, all on its page. */
export function useAgendaActions(): (lotacao: Lotacao) => RowAction[] {
  const { resources } = useAccess();
  const navigate = useNavigate();
  const may = (what: string) => resources.includes(`${RESOURCE}.${what}`);
  return ({ id, agenda, active }) => {
    if (!active) return [];
    const open = (hash: string) => () =>
      void navigate({ to: '/lotacoes/$id/agenda', params: { id }, ...(hash ? { hash } : {}) });
    const verb = agenda === 'propria' ? 'Editar' : 'Criar';
    return [
      ...(may('configurar-agenda')
        ? [{ label: `${verb} configuração de agenda`, icon: IconCalendarCog, run: open('') }]
        : []),
      ...(may('fechar-agenda')
        ? [{ label: 'Visualizar fechamento de agenda', icon: IconCalendarOff, run: open('fechamento') }]
        : []),
      ...(may('configurar-agenda-online')
        ? [{ label: 'Visualizar agenda online', icon: IconWorld, run: open('online') }]
        : []),
    ];
  };
}

import { Card, EmptyState, Page as Frame, showToast, useAccess } from '#ui/index';
import { AgendaForm } from './agenda-form.tsx';

/** "Gestão municipal": for now the default agenda, the first of its tabs. */
export function Page() {
  const { municipality } = useAccess();
  return (
    <Frame title="Gestão municipal">
      {municipality ? (
        <Card title="Configuração da agenda padrão" note="Agendas individuais já configuradas não mudam.">
          <AgendaForm ibge={municipality.ibge} onSaved={() => showToast('Agenda padrão salva.')} />
        </Card>
      ) : (
        <EmptyState title="Este acesso não é de um município">
          Troque para o acesso de administrador municipal.
        </EmptyState>
      )}
    </Frame>
  );
}

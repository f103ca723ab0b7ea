import { MunicipalFrame } from '#modules/health-network/web/index';
import { Card, showToast } from '#ui/index';
import { AgendaForm } from './agenda-form.tsx';

/** Tab "Configuração da agenda padrão" of "Gestão municipal". */
export function Page() {
  return (
    <MunicipalFrame tab="Configuração da agenda padrão">
      {({ ibge }) => (
        <Card
          title="Configuração da agenda padrão"
          note="Vale para a lotação que era a única ativa do profissional ao entrar. Agendas já configuradas não mudam."
        >
          <AgendaForm ibge={ibge} onSaved={() => showToast('Agenda padrão salva.')} />
        </Card>
      )}
    </MunicipalFrame>
  );
}

import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ButtonLink, EmptyState } from '#ui/index';
import { EncounterFrame } from '../../frame.tsx';
import type { Visit } from '../../visit.ts';
import type { ChartOf } from '../chart-of.ts';
import '../chart.css';

const chartOf = ({ encounter: { id, citizen, kind }, rights }: Visit): ChartOf => ({
  citizenId: citizen.id,
  birthDate: citizen.birthDate,
  sex: citizen.sex,
  deceased: citizen.deceased,
  at: `/atendimento/${id}`,
  reopens: kind === 'individual' && rights.assess && rights.problems,
});

/** A tab of the clinical record in an encounter: open to who attends, without a justification. */
export function VisitChart({ tab, children }: { tab: string; children: (chart: ChartOf) => ReactNode }) {
  return (
    <EncounterFrame tab={() => tab}>
      {(visit) =>
        visit.encounter.own && visit.encounter.state === 'aberto' ? (
          children(chartOf(visit))
        ) : (
          <EmptyState
            icon={IconLock}
            title="O prontuário pede uma justificativa"
            action={
              <ButtonLink
                to="/cidadao/$id/folha-de-rosto"
                params={{ id: visit.encounter.citizen.id }}
                look="primary"
              >
                Abrir pelo cadastro
              </ButtonLink>
            }
          >
            Só está aberto aqui para quem atende, enquanto atende.
          </EmptyState>
        )
      }
    </EncounterFrame>
  );
}

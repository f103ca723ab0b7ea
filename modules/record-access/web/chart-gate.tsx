import { IconLock } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button, EmptyState, ErrorState, formatTime, Notice, Skeleton, useRoute } from '#ui/index';
import { type CitizenView, shownName } from '#modules/citizens/web/parts';
import { getChartAccessContract } from '../contract.ts';
import { JustificationDialog } from './justification-dialog.tsx';

/** What of the clinical record there is, once the person said why it is opened. */
export function ChartGate({ citizen, children }: { citizen: CitizenView; children: ReactNode }) {
  const { id } = citizen;
  const navigate = useNavigate();
  const [asking, setAsking] = useState(true);
  const { data, isError, error, refetch } = useRoute(getChartAccessContract, { params: { id } });
  if (!data) {
    return isError ? (
      <ErrorState what="o prontuário" error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={5} />
    );
  }
  if (data.open) {
    return (
      <>
        {data.openedAt ? (
          <Notice>
            Prontuário aberto fora de atendimento às {formatTime(data.openedAt)}: {data.justification}
          </Notice>
        ) : null}
        {children}
      </>
    );
  }
  if (data.hidden !== null) {
    return (
      <EmptyState icon={IconLock} title="Prontuário não compartilhado com esta unidade">
        {data.hidden}
      </EmptyState>
    );
  }
  return (
    <>
      <EmptyState
        icon={IconLock}
        title="O prontuário pede uma justificativa"
        action={
          <Button look="primary" onClick={() => setAsking(true)}>
            Justificar e abrir
          </Button>
        }
      >
        Fora de um atendimento, quem abre diz por quê.
      </EmptyState>
      {asking ? (
        <JustificationDialog
          id={id}
          name={shownName(citizen)}
          onClose={() => {
            setAsking(false);
            void navigate({ to: '/cidadao/$id', params: { id } });
          }}
        />
      ) : null}
    </>
  );
}

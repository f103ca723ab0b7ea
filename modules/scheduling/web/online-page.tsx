import { useState } from 'react';
import { SettingsFrame } from '#modules/settings/web/parts';
import {
  Button,
  Card,
  ErrorState,
  Notice,
  problemSentence,
  Skeleton,
  StatusMark,
  showToast,
  useAction,
  useRoute,
} from '#ui/index';
import { getOnlineAgenda, setOnlineAgenda } from '../contract.ts';
import { NO_PROTOCOL } from './no-protocol.ts';

function SwitchCard() {
  const { data, isError, error, refetch } = useRoute(getOnlineAgenda, {});
  const { mutateAsync, isPending } = useAction(setOnlineAgenda);
  const [problem, setProblem] = useState<string | null>(null);

  async function turn(enabled: boolean): Promise<void> {
    setProblem(null);
    try {
      await mutateAsync({ body: { enabled } });
      await refetch();
      showToast(enabled ? 'Agenda online habilitada.' : 'Agenda online desabilitada.');
    } catch (failure) {
      setProblem(problemSentence(failure));
    }
  }

  return (
    <Card
      title="Agenda online"
      action={
        data ? (
          <StatusMark shape={data.enabled ? 'done' : 'none'}>
            {data.enabled ? 'Habilitada' : 'Desabilitada'}
          </StatusMark>
        ) : null
      }
    >
      {!data && isError ? (
        <ErrorState what="a Agenda online" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !isError ? <Skeleton rows={2} /> : null}
      {data ? (
        <div className="column gap-12">
          <Notice>
            {NO_PROTOCOL} Habilitada, a coordenação de cada unidade escolhe que horários ficam reservados ao
            agendamento on-line, e eles saem do agendamento comum. Desabilitada, os horários escolhidos ficam
            guardados e voltam à unidade.
          </Notice>
          {problem ? <Notice tone="danger">{problem}</Notice> : null}
          <div className="form-foot">
            <Button
              look={data.enabled ? 'outline' : 'primary'}
              busy={isPending && 'Salvando…'}
              onClick={() => void turn(!data.enabled)}
            >
              {data.enabled ? 'Desabilitar' : 'Habilitar'}
            </Button>
          </div>
        </div>
      ) : null}
    </Card>
  );
}

/** "Agenda online": whether coordinators may give slots to online booking, in the whole installation. */
export function Page() {
  return (
    <SettingsFrame tab="Agenda online">
      <SwitchCard />
    </SettingsFrame>
  );
}

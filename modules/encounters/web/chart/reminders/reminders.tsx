import { IconBell } from '@tabler/icons-react';
import { Card, EmptyState, ErrorState, Skeleton, useRoute } from '#ui/index';
import { listReminders } from '../../../contract.ts';
import type { ChartOf } from '../chart-of.ts';
import { AddReminder } from './add-reminder.tsx';
import { ReminderRows } from './reminder-rows.tsx';

/** "Lembretes": those that stand, and those that were ended. */
export function Reminders({ chart: { citizenId } }: { chart: ChartOf }) {
  const { data, isError, error, refetch } = useRoute(listReminders, { params: { id: citizenId } });
  if (!data) {
    return isError ? (
      <ErrorState what="os lembretes" error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={4} label="Carregando os lembretes" />
    );
  }
  const standing = data.reminders.filter(({ endedAt }) => endedAt === null);
  const ended = data.reminders.filter(({ endedAt }) => endedAt !== null);
  return (
    <>
      <Card title="Lembretes" action={<AddReminder citizenId={citizenId} />}>
        {standing.length === 0 ? (
          <EmptyState icon={IconBell} title="Nenhum lembrete">
            Um lembrete aparece na folha de rosto de quem abrir o prontuário.
          </EmptyState>
        ) : (
          <ReminderRows citizenId={citizenId} reminders={standing} />
        )}
      </Card>
      {ended.length > 0 ? (
        <Card title="Encerrados" note={ended.length}>
          <ReminderRows citizenId={citizenId} reminders={ended} />
        </Card>
      ) : null}
    </>
  );
}

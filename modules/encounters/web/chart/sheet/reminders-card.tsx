import { Card } from '#ui/index';
import { AddReminder } from '../reminders/add-reminder.tsx';
import { ReminderRows } from '../reminders/reminder-rows.tsx';
import type { CardOf } from './card-of.ts';

/** "Lembretes" that stand. */
export function RemindersCard({ chart: { citizenId }, sheet: { reminders } }: CardOf) {
  return (
    <div className={reminders.length > 0 ? 'chart-reminders' : ''}>
      <Card title="Lembretes" action={<AddReminder citizenId={citizenId} />}>
        {reminders.length === 0 ? <p className="text-2">Nenhum lembrete.</p> : null}
        <ReminderRows citizenId={citizenId} reminders={reminders} />
      </Card>
    </div>
  );
}

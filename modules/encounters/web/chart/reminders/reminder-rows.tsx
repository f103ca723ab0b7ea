import { titleCaseName } from '@pec-aberto/brazil';
import { useState } from 'react';
import { Button, formatRecent, problemSentence, serverNow, showToast, useAccess, useAction } from '#ui/index';
import { endReminder } from '../../../contract.ts';
import { RESOURCES } from '../../../contract/parts.ts';
import type { Reminder } from '../../../contract/reminders.ts';
import { whoText } from '../names.ts';
import { useRemindersRead } from './reminder-dialog.tsx';

const when = (at: string): string => formatRecent(at, new Date(serverNow()));

/** Who may, ends one: it leaves the front sheet and stays in the list. A refusal is said beside it. */
function End({ citizenId, reminder: { id, text } }: { citizenId: string; reminder: Reminder }) {
  const readAgain = useRemindersRead();
  const { mutateAsync, isPending } = useAction(endReminder);
  const [refused, setRefused] = useState<string | null>(null);
  async function end(): Promise<void> {
    setRefused(null);
    try {
      await mutateAsync({ params: { id: citizenId, reminderId: id } });
      showToast('Lembrete encerrado.');
    } catch (error) {
      setRefused(problemSentence(error));
    }
    await readAgain();
  }
  return (
    <>
      {refused ? (
        <span className="caption text-danger" role="alert">
          {refused}
        </span>
      ) : null}
      <Button
        look="text"
        size="small"
        aria-label={`Encerrar lembrete: ${text}`}
        busy={isPending && 'Encerrando…'}
        onClick={() => void end()}
      >
        Encerrar
      </Button>
    </>
  );
}

export function ReminderRows({
  citizenId,
  reminders,
}: {
  citizenId: string;
  reminders: readonly Reminder[];
}) {
  const may = useAccess().resources.includes(RESOURCES.editReminders);
  return (
    <ul className="chart-rows">
      {reminders.map((reminder) => {
        const { id, text, audience, professional, cbo, writtenAt, endedAt, endedBy } = reminder;
        return (
          <li key={id}>
            <span className="column">
              <span className="chart-prose">{text}</span>
              <span className="caption text-2">
                {whoText({ professional, cbo })} · {when(writtenAt)}
                {audience === 'autor' ? ' · só você vê' : ''}
              </span>
              {endedAt ? (
                <span className="caption text-2">
                  Encerrado por {titleCaseName(endedBy ?? '')} · {when(endedAt)}
                </span>
              ) : null}
            </span>
            {may && endedAt === null ? <End citizenId={citizenId} reminder={reminder} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

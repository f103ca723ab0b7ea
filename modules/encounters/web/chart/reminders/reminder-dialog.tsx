import { useQueryClient } from '@tanstack/react-query';
import {
  CancelButton,
  callApi,
  Dialog,
  Form,
  RadioField,
  routeKey,
  showToast,
  SubmitButton,
  TextAreaField,
  useAccess,
} from '#ui/index';
import { getFrontSheet, listReminders, writeReminder } from '../../../contract.ts';
import { AUDIENCES, type Reminder } from '../../../contract/reminders.ts';

type Values = { text: string; audience: Reminder['audience'] };

/** Reads again every list that shows reminders. */
export function useRemindersRead() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [listReminders, getFrontSheet].map((route) => client.invalidateQueries({ queryKey: routeKey(route) })),
    );
}

/** "Incluir lembrete". */
export function ReminderDialog({ citizenId, onClose }: { citizenId: string; onClose: () => void }) {
  const readAgain = useRemindersRead();
  const { team } = useAccess();
  async function save({ text, audience }: Values): Promise<void> {
    await callApi(writeReminder, { params: { id: citizenId }, body: { text: text.trim(), audience } });
    await readAgain();
    showToast('Lembrete incluído.');
    onClose();
  }
  return (
    <Dialog title="Incluir lembrete" width={480} onClose={onClose}>
      <Form<Values>
        label="Lembrete"
        defaults={{ text: '', audience: team ? 'equipe' : 'autor' }}
        onSubmit={save}
      >
        <TextAreaField name="text" label="Lembrete" required rows={3} maxLength={500} />
        <RadioField
          name="audience"
          label="Quem vê"
          required
          choices={AUDIENCES.filter(({ value }) => value === 'autor' || team)}
        />
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton keys="Ctrl S">Incluir</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

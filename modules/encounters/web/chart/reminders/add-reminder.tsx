import { useState } from 'react';
import { Button, useAccess, useShortcuts } from '#ui/index';
import { RESOURCES } from '../../../contract/parts.ts';
import { ReminderDialog } from './reminder-dialog.tsx';

/** "Incluir" of reminders, for who may; the key is `L`. */
export function AddReminder({ citizenId }: { citizenId: string }) {
  const may = useAccess().resources.includes(RESOURCES.editReminders);
  const [open, setOpen] = useState(false);
  useShortcuts(may ? [{ keys: 'L', label: 'Incluir lembrete', run: () => setOpen(true) }] : []);
  if (!may) return null;
  return (
    <>
      <Button look="text" size="small" keys="L" onClick={() => setOpen(true)}>
        Incluir
      </Button>
      {open ? <ReminderDialog citizenId={citizenId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

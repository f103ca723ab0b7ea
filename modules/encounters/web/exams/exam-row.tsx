import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Button, IconButton, TextField } from '#ui/index';
import type { Named } from '../parts/codes.ts';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';

/** An exam that is asked for; what is observed of it is written when asked for. */
export function ExamRow({
  at,
  exam: { code, name, note },
  onRemove,
}: {
  at: string;
  exam: Named & { note: string };
  onRemove: () => void;
}) {
  const [open, setOpen] = useState(note !== '');
  const fault = useListFault(at);
  return (
    <li className="column gap-6" {...(fault ? { 'data-fault': true } : {})}>
      <div className="row wrap gap-6">
        <span className="grow">{name}</span>
        <span className="tag mono">{code}</span>
        {open ? null : (
          <Button look="text" size="small" aria-label={`Observar ${name}`} onClick={() => setOpen(true)}>
            Observar
          </Button>
        )}
        <IconButton icon={IconX} label={`Retirar ${name}`} onClick={onRemove} />
      </div>
      {open ? (
        <TextField name={`${at}.note`} label={`Observações de ${name}`} maxLength={250} autoComplete="off" />
      ) : null}
      <ListFault message={fault} />
    </li>
  );
}

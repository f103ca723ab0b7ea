import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { dropDraft } from '#ui/client/local/drafts';
import type { Carried } from '../carried.ts';
import { retype } from './conflict-dialogs.tsx';
import type { Handle } from './form-handle.tsx';
import { ReapplyDialog } from './reapply-dialog.tsx';
import { type CitizenView, valuesOf } from './values.ts';

const WHY: Record<Carried['why'], string> = {
  merged: 'O cadastro que você editava foi unificado com este. Escolha o que vem do que você digitou.',
  'same-person':
    'Escolha o que entra neste cadastro do que você digitou. Nada é salvo antes de você conferir.',
};

/** What was typed in the form of another record, brought into this one. */
export function CarriedDialog({
  record,
  carried,
  handle,
}: {
  record: CitizenView;
  carried: Carried;
  handle: Handle;
}) {
  const navigate = useNavigate();
  const [kept] = useState(() => valuesOf(record));
  // Once answered, a reload does not ask again: what was chosen is in the draft.
  const done = () => {
    void navigate({ to: '.', replace: true, state: {} });
    void dropDraft(carried.draftId);
  };
  return (
    <ReapplyDialog
      title="Trazer o que você digitou"
      confirm="Trazer para o formulário"
      reapply={{ why: WHY[carried.why], kept, typed: carried.typed, prefer: 'kept-identity' }}
      onApply={(values) => {
        retype(handle, values);
        done();
      }}
      onClose={done}
    />
  );
}

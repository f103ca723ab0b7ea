import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { Button, callApi, ConfirmDialog, showToast } from '#ui/index';
import { dropDraft } from '#ui/client/local/drafts';
import { cancelEncounter } from '../../contract.ts';
import { nameOf } from '../head.tsx';
import { draftOf } from '../../contract/parts.ts';
import { useVisit } from '../visit.ts';
import { kindName, listOf } from '../words.ts';

/** "Cancelar atendimento": nothing of it is kept, and the citizen waits again. */
export function CancelEncounter() {
  const { encounter } = useVisit();
  const { id, citizen, late } = encounter;
  const { reset } = useFormContext();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const what = kindName(encounter).toLowerCase();
  async function cancel(): Promise<void> {
    await callApi(cancelEncounter, { params: { id } });
    // Leaving the page would keep once more what is typed.
    reset();
    await dropDraft(draftOf(id));
    showToast(`${nameOf(citizen)} voltou a aguardar${late ? ' registro' : ' na lista'}.`);
    await navigate({ to: listOf(encounter).to });
  }
  return (
    <>
      <Button look="text" wide onClick={() => setAsking(true)}>
        Cancelar {what}
      </Button>
      {asking ? (
        <ConfirmDialog
          title={`Cancelar ${what} de ${nameOf(citizen)}?`}
          confirm={`Cancelar ${what}`}
          cancel="Continuar atendendo"
          danger
          onConfirm={cancel}
          onClose={() => setAsking(false)}
        >
          O que você escreveu não será gravado, e o cidadão volta a aguardar
          {late ? ' registro' : ' na lista'}.
        </ConfirmDialog>
      ) : null}
    </>
  );
}

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import {
  CancelButton,
  callApi,
  Dialog,
  Form,
  RadioField,
  showToast,
  SubmitButton,
  TextAreaField,
  TextField,
} from '#ui/index';
import type { RouteInput } from '#platform/contract/route';
import { REMOVALS, removeWaiting, type WaitingRequest } from '../../contract/waiting.ts';
import { BeginAt } from './begin-at.tsx';
import { Changed } from './edit-dialog.tsx';
import { useReadAgain } from './use-waiting.ts';
import { careText, citizenName } from './words.ts';

type Why = RouteInput<typeof removeWaiting>['body']['why'];
type Values = { why: Why | ''; attempts: string; notes: string };

const attemptsCheck = (text: string) =>
  /^[1-9]\d?$/.test(text.trim()) ? undefined : 'Escreva um número de 1 a 99.';

/** What the reason asks for besides (MAN-12). */
function Besides() {
  const why = useWatch<Values, 'why'>({ name: 'why' });
  return (
    <>
      {why === 'nao-respondeu' ? (
        <TextField
          name="attempts"
          label="Número de tentativas de contato"
          required
          inputMode="numeric"
          maxLength={2}
          autoComplete="off"
          check={attemptsCheck}
        />
      ) : null}
      <TextAreaField
        key={why === 'outros' ? 'required' : 'optional'}
        name="notes"
        label="Observações"
        {...(why === 'outros' ? { required: true } : { optional: true })}
        rows={2}
        maxLength={200}
      />
    </>
  );
}

/** "Remover da lista": why, and what the reason asks for. */
export function RemoveDialog({ request, onClose }: { request: WaitingRequest; onClose: () => void }) {
  const readAgain = useReadAgain();
  const [since] = useState(request.version);
  async function remove({ why, attempts, notes }: Values): Promise<void> {
    try {
      await callApi(removeWaiting, {
        params: { id: request.id },
        body: {
          version: request.version,
          // The field is required: without it nothing is sent.
          why: why as Why,
          ...(why === 'nao-respondeu' ? { attempts: Number(attempts) } : {}),
          notes: notes.trim() || null,
        },
      });
    } finally {
      void readAgain();
    }
    showToast(`${citizenName(request)} saiu da lista.`);
    onClose();
  }
  return (
    <Dialog title={`Remover ${citizenName(request)} da lista?`} width={560} onClose={onClose}>
      <Form<Values>
        label="Remover da lista"
        defaults={{ why: '', attempts: '', notes: '' }}
        onSubmit={remove}
      >
        <Changed request={request} since={since} />
        <p className="text-2">
          {careText(request.care)}: {request.reason}
        </p>
        <RadioField name="why" label="Motivo da remoção" required choices={REMOVALS} />
        <Besides />
        <BeginAt name="why" />
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton look="danger" sending="Removendo…">
            Remover da lista
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

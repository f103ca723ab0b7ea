import { useState } from 'react';
import { titleCasePlace } from '@pec-aberto/brazil';
import { CancelButton, callApi, Dialog, Form, Notice, showToast, SubmitButton } from '#ui/index';
import { changeWaiting, type WaitingRequest } from '../../contract/waiting.ts';
import type { Choices } from '../words.ts';
import { BeginAt } from './begin-at.tsx';
import { AskedFields, askedOf, type AskedValues, toSend } from './asked-fields.tsx';
import { useReadAgain } from './use-waiting.ts';
import { careText, citizenName } from './words.ts';

/** Said once another desk changed the request under an open dialog; `request` is how it stands. */
export function Changed({ request, since }: { request: WaitingRequest; since: number }) {
  if (request.version === since) return null;
  const { care, team, reason } = request;
  return (
    <Notice tone="warning" title="Outra pessoa mudou este pedido. Como está agora:">
      {careText(care)} · {team ? titleCasePlace(team.name) : 'sem equipe'} · {reason}. O que você escolheu
      continua abaixo.
    </Notice>
  );
}

/** Corrects team, type of care and reason; `request` follows the list, so that a second press holds. */
export function EditDialog({
  request,
  choices,
  onClose,
}: {
  request: WaitingRequest;
  choices: Choices;
  onClose: () => void;
}) {
  const readAgain = useReadAgain();
  const [opened] = useState(request);
  async function save(values: AskedValues): Promise<void> {
    try {
      await callApi(changeWaiting, {
        params: { id: request.id },
        body: { version: request.version, ...toSend(values) },
      });
    } finally {
      void readAgain();
    }
    showToast(`${citizenName(request)}: mudanças salvas.`);
    onClose();
  }
  return (
    <Dialog title={`Editar: ${citizenName(request)}`} width={560} onClose={onClose}>
      <Form<AskedValues> label="Editar pedido" defaults={askedOf(opened)} onSubmit={save}>
        <Changed request={request} since={opened.version} />
        <AskedFields choices={choices} held={opened} />
        <BeginAt name="reason" />
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton keys="Ctrl S">Salvar</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

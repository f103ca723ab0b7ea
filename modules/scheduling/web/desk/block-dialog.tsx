import { useState } from 'react';
import {
  Button,
  callApi,
  CancelButton,
  Dialog,
  Form,
  FormDraft,
  SelectField,
  showToast,
  SubmitButton,
  TextField,
} from '#ui/index';
import { useWatch } from 'react-hook-form';
import { RESERVATION_REASONS } from '../../contract/appointment.ts';
import { changeReservation } from '../../contract.ts';
import type { Acts } from './use-acts.ts';
import type { Desk } from './use-desk.ts';
import { TimeInput } from './day-and-time.tsx';
import { leaveDraft } from './leave-draft.ts';
import { type Block, dayText, nameOf } from './words.ts';

type Values = { reason: string; specification: string; notes: string };

function ReasonFields() {
  const reason = useWatch<Values, 'reason'>({ name: 'reason' });
  return (
    <>
      <SelectField name="reason" label="Motivo" required choices={[...RESERVATION_REASONS]} />
      {reason === 'outros' ? (
        <TextField name="specification" label="Especifique" required maxLength={100} autoComplete="off" />
      ) : null}
      <TextField name="notes" label="Observações" optional maxLength={200} autoComplete="off" />
    </>
  );
}

/** One block of a reservation: its time, reason and notes, or the slot free again. */
export function BlockDialog({
  block,
  desk,
  acts,
  onFree,
  onClose,
}: {
  block: Block;
  desk: Desk;
  acts: Acts;
  onFree: () => void;
  onClose: () => void;
}) {
  const [start, setStart] = useState(block.start);
  const [end, setEnd] = useState(block.end);
  const { id, version, day, reason, specification, notes } = block;
  async function save(values: Values): Promise<void> {
    try {
      await callApi(changeReservation, {
        params: { id },
        body: {
          version,
          day,
          start,
          end,
          reason: values.reason as Block['reason'],
          specification: values.reason === 'outros' ? values.specification : '',
          notes: values.notes,
        },
      });
    } finally {
      void acts.readAgain();
    }
    showToast(`Reserva das ${start} às ${end}: mudanças salvas.`);
  }
  const draft = `reserva-${id}`;
  const leave = () => {
    onClose();
    leaveDraft(draft);
  };
  const title = `${nameOf(block)}: ${dayText(day)}, ${block.start} – ${block.end}`;
  if (!desk.may.book) {
    return (
      <Dialog title={title} width={440} onClose={onClose}>
        <p className="text-2">{notes || 'Horário reservado.'}</p>
      </Dialog>
    );
  }
  return (
    <Dialog title={title} width={440} onClose={leave}>
      <Form<Values> label="Reserva" defaults={{ reason, specification, notes }} onSubmit={save}>
        <FormDraft id={draft} title="Reserva" onSaved={onClose} />
        <div className="grid two">
          <TimeInput label="Horário inicial" value={start} onChange={setStart} />
          <TimeInput label="Horário final" value={end} onChange={setEnd} />
        </div>
        <ReasonFields />
        <div className="form-foot">
          {desk.may.cancel ? (
            <Button look="danger-outline" onClick={onFree}>
              Excluir reserva
            </Button>
          ) : null}
          <span className="grow" />
          <CancelButton onClose={leave} />
          <SubmitButton keys="Ctrl S">Salvar</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

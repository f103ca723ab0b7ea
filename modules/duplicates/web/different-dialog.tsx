import { useQueryClient } from '@tanstack/react-query';
import {
  Dialog,
  Form,
  routeKey,
  showUndo,
  SubmitButton,
  TextAreaField,
  callApi,
  CancelButton,
  WAITING,
} from '#ui/index';
import { differentContract, listDuplicatesContract, reopenContract } from '../contract/queue.ts';

/** "Não é a mesma pessoa": asks why; the pair is not suggested again. Can be taken back at once. */
export function DifferentDialog({
  id,
  names,
  onClose,
  onDecided,
}: {
  id: string;
  names: string;
  onClose: () => void;
  onDecided: () => Promise<void>;
}) {
  const queries = useQueryClient();
  const refresh = async () => {
    void queries.invalidateQueries({ queryKey: WAITING });
    await queries.invalidateQueries({ queryKey: routeKey(listDuplicatesContract) });
  };
  async function send({ reason }: { reason: string }): Promise<void> {
    await callApi(differentContract, { params: { id }, body: { reason: reason.trim() } });
    onClose();
    await onDecided();
    showUndo('O par saiu da fila e não volta a ser sugerido.', async () => {
      await callApi(reopenContract, { params: { id } });
      await refresh();
    });
  }
  return (
    <Dialog title="Não é a mesma pessoa?" onClose={onClose}>
      <Form<{ reason: string }> label="Motivo" defaults={{ reason: '' }} onSubmit={send}>
        <p className="text-2">{names} ficam como pessoas diferentes. O par não volta a ser sugerido.</p>
        <TextAreaField
          name="reason"
          data-autofocus
          label="Como você sabe?"
          required
          maxLength={300}
          hint="Ex.: conferido com a agente; são irmãs."
        />
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton>Não é a mesma pessoa</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

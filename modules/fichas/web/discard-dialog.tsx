import { CancelButton, callApi, Dialog, Form, SubmitButton, TextAreaField } from '#ui/index';
import { discardFciContract } from '../contract.ts';

/** "Descartar a ficha": asks why. */
export function DiscardDialog({
  id,
  name,
  onDone,
  onClose,
}: {
  id: string;
  name: string;
  onDone: () => Promise<void>;
  onClose: () => void;
}) {
  async function send({ reason }: { reason: string }): Promise<void> {
    await callApi(discardFciContract, { params: { id }, body: { reason: reason.trim() } });
    await onDone();
  }
  return (
    <Dialog title="Descartar esta ficha?" onClose={onClose}>
      <Form<{ reason: string }> label="Motivo" defaults={{ reason: '' }} onSubmit={send}>
        <p className="text-2">
          A ficha de {name} fica guardada e não muda cadastro nenhum. Pode voltar à revisão pela lista das
          conferidas.
        </p>
        <TextAreaField
          name="reason"
          data-autofocus
          label="Por que não vale?"
          required
          maxLength={300}
          hint="Ex.: ficha de teste; digitada duas vezes; a família se mudou antes da visita."
        />
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton look="danger">Descartar ficha</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

import { type FormEvent, useState } from 'react';
import { Button } from './button.tsx';
import { type ConfirmProps, useConfirmed } from './confirm-dialog.tsx';
import { Dialog } from './dialog.tsx';
import { Field } from './fields/field.tsx';
import { Notice } from './notice.tsx';
import { plainText } from './plain-text.ts';

const same = (typed: string, name: string) =>
  plainText(typed).trim().replace(/\s+/g, ' ') === plainText(name).trim().replace(/\s+/g, ' ');

/**
 * Asks to type the name of what is affected before an act that touches much or cannot be undone.
 * Accents and capitals do not matter: it is a pause to read, not an exam.
 */
export function ConfirmByName({
  title,
  name,
  children,
  confirm,
  onConfirm,
  onClose,
}: Omit<ConfirmProps, 'danger'> & { name: string }) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const { sending, problem, run } = useConfirmed(onConfirm, onClose);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setWrong(!same(typed, name));
    if (same(typed, name) && !sending) void run();
  }

  return (
    <Dialog title={title} onClose={sending ? undefined : onClose}>
      <form className="column gap-16" noValidate onSubmit={submit}>
        <div className="text-2">{children}</div>
        <Field
          label={`Para confirmar, digite ${name}`}
          required
          error={wrong ? `Digite o nome como está escrito: ${name}` : undefined}
        >
          {({ id, describedBy }) => (
            <div className="input">
              <input
                id={id}
                data-autofocus
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                aria-required
                aria-invalid={wrong}
                aria-describedby={describedBy}
              />
            </div>
          )}
        </Field>
        {problem ? <Notice tone="danger">{problem}</Notice> : null}
        <div className="form-foot">
          <Button onClick={onClose}>Cancelar</Button>
          <Button type="submit" look="danger" busy={sending && 'Enviando…'}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

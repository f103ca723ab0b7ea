import type { ReactNode } from 'react';
import type { DefaultValues, FieldValues } from 'react-hook-form';
import { CancelButton, Dialog, Form, SubmitButton } from '#ui/index';

/** The dialog of one row of the chart; what it says is kept when the encounter ends. */
export function EntryDialog<T extends FieldValues>({
  title,
  defaults,
  onSave,
  onClose,
  children,
}: {
  title: string;
  defaults: DefaultValues<T>;
  onSave: (typed: T) => void;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog title={title} width={680} onClose={onClose}>
      <Form<T>
        label={title}
        defaults={defaults}
        enterMoves="all"
        onSubmit={(typed) => {
          onSave(typed);
          onClose();
        }}
      >
        {children}
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton keys="Ctrl Enter">Salvar</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

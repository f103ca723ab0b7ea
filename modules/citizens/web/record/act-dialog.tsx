import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { ApiProblem, Button, Dialog, Form, showToast, SubmitButton } from '#platform/ui/index';
import { useRefresh } from './refresh.ts';

/** The server names the fields of one act alone ("teamId"); the fields of the form stand in their block. */
export function underBlock(block: string, error: unknown): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const { status, code, detail, fields, data } = error;
  const inside = fields.map(({ path, message }) => ({ path: `${block}.${path}`, message }));
  return new ApiProblem(status, code, detail, inside, data);
}

/**
 * One act on a record (death, team, document…), in a dialog with what it asks. Somebody who changed the record
 * meanwhile is told, and the page behind shows it: the act is confirmed again over what is there now.
 */
export function ActDialog<T extends FieldValues>({
  title,
  confirm,
  danger = false,
  width = 480,
  defaults,
  done,
  act,
  onClose,
  children,
}: {
  title: string;
  /** The verb of the main action. */
  confirm: string;
  danger?: boolean;
  width?: number;
  defaults: Parameters<typeof Form<T>>[0]['defaults'];
  /** Said when it is done. */
  done: string;
  act: (values: T, form: UseFormReturn<T>) => Promise<unknown>;
  onClose: () => void;
  children?: ReactNode;
}) {
  const refresh = useRefresh();
  async function submit(values: T, form: UseFormReturn<T>): Promise<void> {
    try {
      await act(values, form);
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'changed-meanwhile') await refresh();
      throw error;
    }
    await refresh();
    showToast(done);
    onClose();
  }
  return (
    <Dialog title={title} onClose={onClose} width={width}>
      <Form<T> label={title} defaults={defaults} onSubmit={submit}>
        {children}
        <div className="form-foot">
          <Button onClick={onClose}>Cancelar</Button>
          <SubmitButton look={danger ? 'danger' : 'primary'}>{confirm}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

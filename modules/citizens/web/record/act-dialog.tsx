import { type ReactNode, useEffect, useRef } from 'react';
import type { FieldValues } from 'react-hook-form';
import { ApiProblem, CancelButton, Dialog, Form, showToast, SubmitButton } from '#ui/index';
import { useRefresh } from './refresh.ts';

/** The server names the fields of one act alone ("teamId"); the fields of the form stand in their block. */
export function underBlock(block: string, error: unknown): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const { status, code, detail, fields, data } = error;
  const inside = fields.map(({ path, message }) => ({ path: `${block}.${path}`, message }));
  return new ApiProblem(status, code, detail, inside, data);
}

/** The dialog begins in its first field, not on the button that closes it. */
function FocusFirst() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = mark.current?.closest('form');
    form?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')?.focus();
  }, []);
  return <span ref={mark} hidden />;
}

/**
 * One act on a record (death, team, document…), in a dialog with what it asks. Somebody who changed the record
 * meanwhile is told, and the page behind shows it: the act is confirmed again over what is there now.
 */
export function ActDialog<T extends FieldValues, R>({
  title,
  confirm,
  danger = false,
  width = 480,
  defaults,
  done,
  act,
  onDone,
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
  act: (values: T) => Promise<R>;
  /** Told what the act answered, before the dialog closes. */
  onDone?: ((answer: R) => void) | undefined;
  onClose: () => void;
  children?: ReactNode;
}) {
  const refresh = useRefresh();
  async function submit(values: T): Promise<void> {
    try {
      const answer = await act(values);
      onDone?.(answer);
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
        <FocusFirst />
        {children}
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton look={danger ? 'danger' : 'primary'}>{confirm}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Notice } from './notice.tsx';
import { problemSentence } from '../client/problem.ts';

export type ConfirmProps = {
  title: string;
  children: ReactNode;
  /** The verb, never "OK": "Inativar unidade". */
  confirm: string;
  /** What leaves all as it is. */
  cancel?: string;
  danger?: boolean;
  onConfirm: () => Promise<void> | void;
  onClose: () => void;
};

/** Runs the act once: what it says when refused stays in the dialog, success closes it. */
export function useConfirmed(onConfirm: ConfirmProps['onConfirm'], onClose: () => void) {
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function run(): Promise<void> {
    setSending(true);
    setProblem(null);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setProblem(problemSentence(error));
    } finally {
      setSending(false);
    }
  }
  return { sending, problem, run };
}

/** A key held down since before the dialog opened must not answer it. */
const unlessHeld = (event: KeyboardEvent) => {
  if (event.repeat) event.preventDefault();
};

/**
 * Asks before an act. The title asks, the text names what is affected, the button says the verb. Enter answers yes;
 * where the act is a danger, the focus is on what leaves all as it is.
 */
export function ConfirmDialog({
  title,
  children,
  confirm,
  cancel = 'Cancelar',
  danger = false,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const { sending, problem, run } = useConfirmed(onConfirm, onClose);
  return (
    <Dialog title={title} onClose={sending ? undefined : onClose}>
      <div className="column gap-16">
        <div className="text-2">{children}</div>
        {problem ? <Notice tone="danger">{problem}</Notice> : null}
        <div className="form-foot">
          <Button onClick={onClose} data-autofocus={danger || undefined}>
            {cancel}
          </Button>
          <Button
            look={danger ? 'danger' : 'primary'}
            busy={sending && 'Enviando…'}
            data-autofocus={!danger || undefined}
            onKeyDown={unlessHeld}
            onClick={() => void run()}
          >
            {confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

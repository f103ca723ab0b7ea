import { Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { problemSentence } from './problem.ts';

/** A layer over the page, only for justification, destructive confirmation or the end of the session. */
export function Dialog({
  title,
  onClose,
  width = 480,
  children,
}: {
  title: string;
  /** Without it the dialog cannot be dismissed. */
  onClose?: (() => void) | undefined;
  width?: number;
  children: ReactNode;
}) {
  const closable = Boolean(onClose);
  return (
    <Modal.Root
      opened
      onClose={() => onClose?.()}
      size={width}
      centered
      closeOnEscape={closable}
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay color="var(--scrim)" backgroundOpacity={1} />
      <Modal.Content className="dialog" radius="lg">
        <div className="dialog-head">
          <Modal.Title className="dialog-title">{title}</Modal.Title>
          {closable ? <Modal.CloseButton aria-label="Fechar" /> : null}
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/**
 * Asks before what cannot be undone. The title asks, the text names what is affected, the button says the
 * verb ("Inativar unidade"), never "OK".
 */
export function ConfirmDialog({
  title,
  children,
  confirm,
  danger = false,
  onConfirm,
  onClose,
}: {
  title: string;
  children: ReactNode;
  confirm: string;
  danger?: boolean;
  onConfirm: () => Promise<void> | void;
  onClose: () => void;
}) {
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

  return (
    <Dialog title={title} onClose={sending ? undefined : onClose}>
      <div className="column gap-16">
        <div className="text-2">{children}</div>
        {problem ? <Notice tone="danger">{problem}</Notice> : null}
        <div className="form-foot">
          <Button onClick={onClose} data-autofocus>
            Cancelar
          </Button>
          <Button
            look={danger ? 'danger' : 'primary'}
            busy={sending && 'Enviando…'}
            onClick={() => void run()}
          >
            {confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

import { type ComponentProps, type MouseEvent, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { useKeyLayer } from './keys/use-shortcuts.ts';

type Modal = Pick<ComponentProps<'dialog'>, 'ref' | 'onCancel' | 'onClose' | 'onClick'>;

/**
 * Properties of a `<dialog>` that is modal as long as it is on the screen. Esc asks `onClose`; without it
 * nothing closes it, not even the second Esc by which browsers insist. The element marked `data-autofocus`
 * has the focus first.
 */
export function useModal({
  onClose,
  outside,
}: {
  onClose: (() => void) | undefined;
  /** A press beside the dialog closes it too. */
  outside: boolean;
}): Modal {
  const box = useRef<HTMLDialogElement>(null);
  useKeyLayer();
  const show = useEffectEvent((dialog: HTMLDialogElement) => {
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  });
  useLayoutEffect(() => {
    const dialog = box.current;
    if (dialog) show(dialog);
    // Closing before it leaves the document gives the focus back to where it was.
    return () => dialog?.close();
  }, []);
  return {
    ref: box,
    onCancel: (event) => {
      event.preventDefault();
      onClose?.();
    },
    // Browsers close it without asking where nothing was pressed before the Esc.
    onClose: ({ currentTarget }) => {
      if (!currentTarget.isConnected || currentTarget.open) return;
      if (onClose) onClose();
      else currentTarget.showModal();
    },
    onClick: (event: MouseEvent<HTMLDialogElement>) => {
      if (outside && event.target === event.currentTarget) onClose?.();
    },
  };
}

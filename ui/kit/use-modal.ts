import {
  type ComponentProps,
  type KeyboardEvent,
  type MouseEvent,
  useEffectEvent,
  useLayoutEffect,
  useRef,
} from 'react';
import { useKeyLayer } from './keys/use-shortcuts.ts';

type Modal = Pick<ComponentProps<'dialog'>, 'ref' | 'onCancel' | 'onClose' | 'onClick' | 'onKeyDown'>;

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
    return () => {
      dialog?.close();
      // Chromium gives it back without the caret when the dialog is taken away at once: nothing typed would enter.
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement)) return;
      focused.blur();
      focused.focus({ preventScroll: true });
    };
  }, []);
  return {
    ref: box,
    // Before the browser hears it, which by one Esc may close several that lie over each other. One that is held down
    // closes what it was pressed for, no more.
    onKeyDown: (event: KeyboardEvent<HTMLDialogElement>) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      if (!event.repeat) onClose?.();
    },
    // Other ways to ask the same (the back gesture of a phone), which browsers at times do not let be refused.
    onCancel: (event) => {
      if (!event.cancelable) return;
      event.preventDefault();
      onClose?.();
    },
    // It is shown until it is taken away: what is asked may leave it open.
    onClose: ({ currentTarget }) => {
      if (!currentTarget.isConnected || currentTarget.open) return;
      currentTarget.showModal();
      onClose?.();
    },
    onClick: (event: MouseEvent<HTMLDialogElement>) => {
      if (outside && event.target === event.currentTarget) onClose?.();
    },
  };
}

import { IconX } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { createPortal } from 'react-dom';
import { IconButton } from './button.tsx';
import { classes } from './classes.ts';
import { Icon, type IconType } from './icon.tsx';
import { useModal } from './use-modal.ts';

export type DialogProps = {
  title: string;
  icon?: IconType;
  /** Without it the dialog cannot be dismissed. */
  onClose?: (() => void) | undefined;
  /** px. */
  width?: number;
  /** A drawer at the right edge, closed also by a press beside it (help, filters, lists of what waits). */
  side?: boolean;
  children: ReactNode;
};

/** A dialog as it is drawn: the browser's own modal one, which keeps the focus inside and gives it back. */
export function DialogLayer({ title, icon, onClose, width = 480, side = false, children }: DialogProps) {
  const heading = useId();
  const modal = useModal({ onClose, outside: side });
  return createPortal(
    <dialog
      {...modal}
      className={classes('dialog', side && 'side-panel')}
      style={{ width }}
      aria-labelledby={heading}
    >
      <div className="dialog-head">
        {icon ? <Icon of={icon} size="large" /> : null}
        <h2 id={heading} className="grow">
          {title}
        </h2>
        {onClose ? <IconButton icon={IconX} label="Fechar" onClick={onClose} /> : null}
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>,
    document.body,
  );
}

import { useState } from 'react';
import { DialogLayer, type DialogProps } from './dialog-layer.tsx';
import { PageGuard } from './leave-guard.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import { type Typed, TypedInDialog } from './typed-in-dialog.tsx';

/**
 * A layer over the page, only for justification, destructive confirmation or the end of the session; `side`
 * for panels. Where a Form inside holds something typed, Esc, X and leaving the page ask first; "Cancelar" in the
 * form is a CancelButton, which asks the same.
 */
export function Dialog({ onClose, children, ...layer }: DialogProps) {
  const [typed, setTyped] = useState<Typed>('nothing');
  const [asking, setAsking] = useState(false);
  const guarded = onClose !== undefined && typed !== 'nothing';
  return (
    <DialogLayer {...layer} onClose={guarded ? () => setAsking(true) : onClose}>
      <TypedInDialog value={setTyped}>{children}</TypedInDialog>
      {guarded ? <PageGuard typed={typed === 'typed'} /> : null}
      {asking && onClose ? <LeaveQuestion onLeave={onClose} onStay={() => setAsking(false)} /> : null}
    </DialogLayer>
  );
}

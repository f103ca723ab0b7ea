import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { Button } from '../button.tsx';
import { LeaveQuestion } from '../leave-question.tsx';

/** "Cancelar" of a Form that closes, in a dialog or in place: asks first where something is typed. */
export function CancelButton({ onClose, children = 'Cancelar' }: { onClose: () => void; children?: string }) {
  const { isDirty } = useFormContext().formState;
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => (isDirty ? setAsking(true) : onClose())}>{children}</Button>
      {asking ? <LeaveQuestion onLeave={onClose} onStay={() => setAsking(false)} /> : null}
    </>
  );
}

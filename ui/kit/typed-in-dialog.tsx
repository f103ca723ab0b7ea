import { createContext, useContext, useEffectEvent, useLayoutEffect } from 'react';
import { useFormContext } from 'react-hook-form';

/** What the form inside a dialog holds that is not saved: nothing, what was typed, or what is being sent. */
export type Typed = 'nothing' | 'typed' | 'sending';

/** How a form tells it to the dialog around it; outside of a dialog there is nobody to tell. */
export const TypedInDialog = createContext<((typed: Typed) => void) | null>(null);

function Telling({ onTyped }: { onTyped: (typed: Typed) => void }) {
  const { isDirty, isSubmitting } = useFormContext().formState;
  const held: Typed = isDirty ? (isSubmitting ? 'sending' : 'typed') : 'nothing';
  const tell = useEffectEvent(onTyped);
  // Before the next key: an Esc right after a letter asks already.
  useLayoutEffect(() => {
    tell(held);
    return () => tell('nothing');
  }, [held]);
  return null;
}

/** Inside every Form. */
export function TellDialog() {
  const onTyped = useContext(TypedInDialog);
  return onTyped ? <Telling onTyped={onTyped} /> : null;
}

import { useEffect, useEffectEvent } from 'react';
import { useFormContext } from 'react-hook-form';

/** Put inside the form: it opens with the cursor in this field. */
export function FocusText({ name }: { name: string }) {
  const { setFocus } = useFormContext();
  const focus = useEffectEvent(() => setFocus(name));
  useEffect(() => focus(), []);
  return null;
}

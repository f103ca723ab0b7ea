import { useEffect, useEffectEvent } from 'react';
import { useFormContext } from 'react-hook-form';

/** Put in a form: it begins in this field. */
export function BeginAt({ name }: { name: string }) {
  const { setFocus } = useFormContext();
  const begin = useEffectEvent(() => setFocus(name));
  useEffect(() => begin(), []);
  return null;
}

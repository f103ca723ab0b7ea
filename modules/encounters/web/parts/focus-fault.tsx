import { useEffect, useEffectEvent, useRef } from 'react';
import { useFormState } from 'react-hook-form';

const FAULTY = '.field.invalid, [data-fault]';
const CONTROL = 'input:not([tabindex="-1"]), textarea, select, button';

/** Put inside the form: when it was refused, its first faulty field gets the focus, also where a list is at fault. */
export function FocusFault() {
  const { submitCount, errors } = useFormState();
  const mark = useRef<HTMLSpanElement>(null);
  const focus = useEffectEvent(() => {
    if (Object.keys(errors).length === 0) return;
    const first = mark.current?.closest('form')?.querySelector<HTMLElement>(FAULTY);
    if (first?.contains(document.activeElement)) return;
    first?.querySelector<HTMLElement>(CONTROL)?.focus();
  });
  useEffect(() => {
    if (submitCount > 0) focus();
  }, [submitCount]);
  return <span ref={mark} hidden />;
}

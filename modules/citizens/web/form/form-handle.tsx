import { useEffect, useEffectEvent, useRef } from 'react';
import { type UseFormReturn, useFormContext } from 'react-hook-form';
import type { CitizenValues } from './values.ts';

export type Handle = {
  form: Pick<UseFormReturn<CitizenValues>, 'getValues' | 'reset' | 'setValue'>;
  /** As the main button does. */
  submit: () => void;
};

/**
 * Put inside the form: hands it to what stands beside it (dialogs, which may not stand in it, for they are forms
 * themselves) to be read, changed and sent. Of a new record, the first field that is empty takes the focus.
 */
export function FormHandle({ onReady }: { onReady: (handle: Handle) => void }) {
  const { getValues, reset, setValue } = useFormContext<CitizenValues>();
  const mark = useRef<HTMLSpanElement>(null);
  const tell = useEffectEvent(() => {
    const element = mark.current?.closest('form');
    onReady({ form: { getValues, reset, setValue }, submit: () => element?.requestSubmit() });
    if (getValues('version') > 0) return;
    const fields = [...(element?.querySelectorAll<HTMLInputElement>('.citizen-block input') ?? [])];
    fields.find(({ value, disabled }) => value === '' && !disabled)?.focus({ preventScroll: true });
  });
  useEffect(() => tell(), []);
  return <span ref={mark} hidden />;
}

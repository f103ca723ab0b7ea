import { useLocation } from '@tanstack/react-router';
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
 * themselves) to be read, changed and sent. The field asked for takes the focus, else the first one that is empty of a
 * new record, or the first of one on record. A number brought from the search says at once what is wrong with it.
 */
export function FormHandle({ onReady }: { onReady: (handle: Handle) => void }) {
  const { getValues, reset, setValue, trigger } = useFormContext<CitizenValues>();
  const asked = useLocation({ select: ({ state }) => state.askedField });
  const mark = useRef<HTMLSpanElement>(null);
  const tell = useEffectEvent(() => {
    const element = mark.current?.closest('form');
    onReady({ form: { getValues, reset, setValue }, submit: () => element?.requestSubmit() });
    const enabled = '.citizen-block :is(input, select):enabled:not([aria-hidden])';
    const fields = [...(element?.querySelectorAll<HTMLInputElement>(enabled) ?? [])];
    const isNew = getValues('version') === 0;
    const wanted = fields.find(({ name }) => name !== '' && name === asked);
    const first = fields.find(({ value }) => !isNew || value === '');
    (wanted ?? first)?.focus({ preventScroll: !wanted });
    if (isNew) void trigger((['cpf', 'cns'] as const).filter((field) => getValues(field) !== ''));
  });
  useEffect(() => tell(), []);
  return <span ref={mark} hidden />;
}

import { useEffect, useEffectEvent } from 'react';
import { useFormContext } from 'react-hook-form';

/** Tells every change of the form around it, so that closing the browser in mid-step loses nothing. */
export function KeepTyped<T extends object>({ onChange }: { onChange: (values: T) => void }) {
  const { subscribe } = useFormContext<T>();
  const tell = useEffectEvent(onChange);
  useEffect(
    () => subscribe({ formState: { values: true }, callback: ({ values }) => tell(values) }),
    [subscribe],
  );
  return null;
}

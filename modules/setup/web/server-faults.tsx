import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';

export type Faults = readonly { path: string; message: string }[];

/** Puts on this step's fields what the server refused when the last step sent them all. */
export function ServerFaults({ faults }: { faults: Faults }) {
  const { setError, setValue, getValues } = useFormContext();
  useEffect(() => {
    for (const [place, { path, message }] of faults.entries()) {
      // As if left before: judged while it is corrected, so that no message goes away, and no button jumps, under a press.
      setValue(path, getValues(path), { shouldTouch: true });
      setError(path, { type: 'server', message }, { shouldFocus: place === 0 });
    }
  }, [faults, setError, setValue, getValues]);
  return null;
}

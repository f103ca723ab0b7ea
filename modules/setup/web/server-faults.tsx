import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';

export type Faults = readonly { path: string; message: string }[];

/** Puts on this step's fields what the server refused when the last step sent them all. */
export function ServerFaults({ faults }: { faults: Faults }) {
  const { setError } = useFormContext();
  useEffect(() => {
    for (const [place, { path, message }] of faults.entries()) {
      setError(path, { type: 'server', message }, { shouldFocus: place === 0 });
    }
  }, [faults, setError]);
  return null;
}

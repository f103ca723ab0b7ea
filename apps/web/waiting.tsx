import { useEffect, useState } from 'react';
import { Skeleton } from '#ui/light';

const QUIET_MS = 150;

/** Nothing for a moment, then grey lines: a flash of skeleton is worse than a short blank. */
export function Waiting() {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return shown ? <Skeleton rows={4} /> : null;
}

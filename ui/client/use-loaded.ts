import { useEffect, useEffectEvent, useState } from 'react';

type Loaded<T> = { data: T } | { error: unknown } | null;

/**
 * Reads something once for each `key`, and again on `retry`, where there is no query cache: the pages before
 * the shell, and what is part of the program itself. While it loads both parts are undefined.
 */
export function useLoaded<T>(key: string, load: () => Promise<T>) {
  const [loaded, setLoaded] = useState<Loaded<T>>(null);
  const [attempt, setAttempt] = useState(0);
  const begin = useEffectEvent(load);
  useEffect(() => {
    let current = true;
    const settle = (next: Loaded<T>) => {
      if (current) setLoaded(next);
    };
    setLoaded(null);
    begin().then(
      (data) => settle({ data }),
      (error: unknown) => settle({ error }),
    );
    return () => {
      current = false;
    };
  }, [key, attempt]);
  return {
    data: loaded && 'data' in loaded ? loaded.data : undefined,
    failure: loaded && 'error' in loaded ? loaded : undefined,
    retry: () => setAttempt(attempt + 1),
  };
}

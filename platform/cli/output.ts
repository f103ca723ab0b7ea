import { once } from 'node:events';

/**
 * Writes lines to a stream that may be a pipe. A reader that goes away (`pec … | head`) is no failure: what comes
 * after is dropped. Any other fault of the stream (a full disk) is told to `onFault`.
 */
export function lineWriter(stream: NodeJS.WritableStream, onFault: (error: Error) => void) {
  const gone = new AbortController();
  stream.on('error', (error: NodeJS.ErrnoException) => {
    gone.abort();
    if (error.code !== 'EPIPE') onFault(error);
  });
  return {
    /** Does not wait. */
    line: (text: string): void => {
      if (!gone.signal.aborted) stream.write(`${text}\n`);
    },
    /** Resolves when there is room for more; false once nobody reads. */
    write: async (text: string): Promise<boolean> => {
      if (gone.signal.aborted) return false;
      if (stream.write(`${text}\n`)) return true;
      // An error of the stream also ends the wait.
      await once(stream, 'drain', { signal: gone.signal }).catch(() => undefined);
      return !gone.signal.aborted;
    },
  };
}

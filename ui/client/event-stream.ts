import { NOTICE_EVENT, WHOLE_EVENT } from '#platform/events/contract';

/** What the stream tells: an event of the server, or that it opened or was lost. */
export type StreamMessage =
  | { kind: 'event'; name: string; data: string }
  | { kind: 'open' }
  | { kind: 'lost' };

const NAMES = [WHOLE_EVENT, 'job', NOTICE_EVENT];
const STEPS_MS = [1_000, 2_000, 5_000, 10_000, 30_000];

/**
 * One server-sent event stream that comes back by itself. The browser repairs a cut connection; an answer
 * that is not a stream (server starting, session over) closes it for good, and we ask again, more and more
 * slowly. Returns how to stop.
 */
export function openStream(url: string, tell: (message: StreamMessage) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  function connect(): void {
    source = new EventSource(url);
    source.onopen = () => {
      failures = 0;
      tell({ kind: 'open' });
    };
    source.onerror = () => {
      tell({ kind: 'lost' });
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, STEPS_MS[Math.min(failures++, STEPS_MS.length - 1)]);
    };
    for (const name of NAMES) {
      source.addEventListener(name, (event: MessageEvent<string>) =>
        tell({ kind: 'event', name, data: event.data }),
      );
    }
  }

  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

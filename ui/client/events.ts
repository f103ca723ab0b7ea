import { reportReachable, reportUnreachable } from './connection.ts';
import { openStream, type StreamMessage } from './event-stream.ts';

const URL_OF_EVENTS = '/api/events';
const listeners = new Set<(name: string, data: unknown) => void>();
const openings = new Set<() => void>();

function receive(message: StreamMessage): void {
  if (message.kind === 'lost') return reportUnreachable();
  reportReachable();
  if (message.kind === 'open') {
    for (const opening of openings) opening();
    return;
  }
  const data: unknown = message.data === '' ? null : JSON.parse(message.data);
  for (const listener of listeners) listener(message.name, data);
}

/** Events of the server, by name ('job', …). */
export function onServerEvent(listener: (name: string, data: unknown) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The stream (re)opened: what happened meanwhile was not told, so data must be read again. */
export function onStreamOpen(opening: () => void): () => void {
  openings.add(opening);
  return () => openings.delete(opening);
}

/**
 * Begins to listen, sharing one stream between the tabs where the browser can (SharedWorker), else one per
 * tab. Call it with each new session. Returns how to stop.
 */
export function startEvents(): () => void {
  if (typeof SharedWorker === 'undefined') return openStream(URL_OF_EVENTS, receive);
  const worker = new SharedWorker(new URL('./events-worker.ts', import.meta.url), {
    type: 'module',
    name: 'pec-eventos',
  });
  const url = new URL(URL_OF_EVENTS, location.href).href;
  worker.port.onmessage = (event: MessageEvent<StreamMessage>) => receive(event.data);
  const start = () => worker.port.postMessage({ do: 'start', url });
  const stop = () => worker.port.postMessage({ do: 'stop', url });
  const shown = (event: PageTransitionEvent) => event.persisted && start();
  start();
  window.addEventListener('pagehide', stop);
  window.addEventListener('pageshow', shown);
  return () => {
    stop();
    window.removeEventListener('pagehide', stop);
    window.removeEventListener('pageshow', shown);
  };
}

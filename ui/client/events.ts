import { WHOLE_EVENT } from '#platform/events/contract';
import { reportReachable, reportUnreachable } from './connection.ts';
import type { StreamMessage } from './event-stream.ts';
import { SharedStream, type StreamAsk } from './shared-stream.ts';

const URL_OF_EVENTS = '/api/events';
const listeners = new Set<(name: string, data: unknown) => void>();
const openings = new Set<() => void>();
/** Topics that open pages of this tab want, with how many want each. */
const wanted = new Map<string, number>();
let say: ((asked: StreamAsk) => void) | undefined;
let saying = false;

function receive(message: StreamMessage): void {
  if (message.kind === 'lost') return reportUnreachable();
  reportReachable();
  if (message.kind === 'open') return;
  if (message.name === WHOLE_EVENT) {
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

/** Asks the server to tell of this topic too. Returns how to let it go. */
export function wantTopic(name: string): () => void {
  wanted.set(name, (wanted.get(name) ?? 0) + 1);
  sayWanted();
  return () => {
    const left = (wanted.get(name) ?? 1) - 1;
    if (left > 0) wanted.set(name, left);
    else wanted.delete(name);
    sayWanted();
  };
}

/** What all parts of a page want is said at once. */
function sayWanted(): void {
  if (saying) return;
  saying = true;
  queueMicrotask(() => {
    saying = false;
    say?.({ do: 'want', topics: [...wanted.keys()] });
  });
}

/**
 * Begins to listen, sharing one stream between the tabs where the browser can (SharedWorker), else one per
 * tab. Call it with each new session. Returns how to stop.
 */
export function startEvents(): () => void {
  const url = new URL(URL_OF_EVENTS, location.href).href;
  const ask = openLine();
  const start = () => {
    say = ask;
    ask({ do: 'start', url, topics: [...wanted.keys()] });
  };
  const stop = () => {
    say = undefined;
    ask({ do: 'stop' });
  };
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

/** How this tab speaks to the stream. */
function openLine(): (asked: StreamAsk) => void {
  if (typeof SharedWorker === 'undefined') {
    const own = new SharedStream<'this tab'>(receive);
    return (asked) => own.ask('this tab', asked);
  }
  const worker = new SharedWorker(new URL('./events-worker.ts', import.meta.url), {
    type: 'module',
    name: 'pec-eventos',
  });
  worker.port.onmessage = (event: MessageEvent<StreamMessage>) => receive(event.data);
  return (asked) => worker.port.postMessage(asked);
}

import { openStream, type StreamMessage } from './event-stream.ts';

// One stream for all tabs of a browser: HTTP/1.1 allows six connections per server, and each tab would
// hold one. Tabs say 'start' (with a possibly new session) and 'stop'.
const ports = new Set<MessagePort>();
let stop: (() => void) | undefined;

function tell(message: StreamMessage): void {
  for (const port of ports) port.postMessage(message);
}

function listen(port: MessagePort): void {
  port.onmessage = (event: MessageEvent<{ do: 'start' | 'stop'; url: string }>) => {
    stop?.();
    stop = undefined;
    if (event.data.do === 'start') ports.add(port);
    else ports.delete(port);
    if (ports.size > 0) stop = openStream(event.data.url, tell);
  };
}

self.addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port) listen(port);
});

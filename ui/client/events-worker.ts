import { SharedStream, type StreamAsk } from './shared-stream.ts';

// One stream for all tabs of a browser: HTTP/1.1 allows six connections per server, and each tab would
// hold one.
const stream: SharedStream<MessagePort> = new SharedStream((message) => {
  for (const port of stream.listeners) port.postMessage(message);
});

self.addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port) port.onmessage = ({ data }: MessageEvent<StreamAsk>) => stream.ask(port, data);
});

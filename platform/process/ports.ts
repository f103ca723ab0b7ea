import { createServer } from 'node:net';

/** Tries to listen: 'free', or the system's code for why not (EADDRINUSE, EACCES, EADDRNOTAVAIL…). */
export function probePort(port: number, host: string): Promise<{ port: number } | { refused: string }> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve({ refused: error.code ?? error.message }));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve({ port: bound }));
    });
  });
}

/** A port nobody listens on at this moment. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const probe = await probePort(0, host);
  if ('refused' in probe) throw new Error(`no port free on ${host}: ${probe.refused}`);
  return probe.port;
}

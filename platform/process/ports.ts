import { randomInt } from 'node:crypto';
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

/** Below what systems hand out to connections (RFC 6335: from 49152; Linux: from 32768). */
const FIRST = 20_000;
const LAST = 32_000;
const TRIES = 20;

/**
 * A port nobody listens on at this moment. One that the system would choose may be given to somebody's connection
 * before it is listened on; one drawn below those is taken only by who draws the same.
 */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (let left = TRIES; left > 0; left--) {
    const drawn = await probePort(randomInt(FIRST, LAST), host);
    if ('port' in drawn) return drawn.port;
  }
  const probe = await probePort(0, host);
  if ('refused' in probe) throw new Error(`no port free on ${host}: ${probe.refused}`);
  return probe.port;
}

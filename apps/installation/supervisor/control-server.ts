import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Status } from './state.ts';

export type ControlHandlers = {
  status(): Promise<Status>;
  stop(): void;
  /** May a command still attach? Not once everything is stopping. */
  mayAttach(): boolean;
  /** Gives the installation's name to another base; the name of the one of before. */
  replaceBase(other: string): Promise<string>;
  /** The last attached command left (its connection closed, even by kill -9). */
  deserted(): void;
};

export type ControlServer = { port: number; token: string; attached(): number; close(): void };

/** The control port: HTTP on 127.0.0.1 at a port of the system's choice, guarded by a random token. */
export async function openControlServer(handlers: ControlHandlers): Promise<ControlServer> {
  const token = randomBytes(24).toString('base64url');
  let attached = 0;
  const server = createServer((request, response) => {
    const route = `${request.method} ${request.url}`;
    if (!authorized(request, token)) {
      response.writeHead(401).end();
    } else if (route === 'GET /status') {
      void handlers.status().then((status) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(status));
      });
    } else if (route === 'POST /stop') {
      response.writeHead(202).end(handlers.stop);
    } else if (route === 'POST /base') {
      void replace(handlers, request, response);
    } else if (route === 'GET /attach' && handlers.mayAttach()) {
      attached += 1;
      response.writeHead(200).flushHeaders();
      response.once('close', () => {
        attached -= 1;
        if (attached === 0) handlers.deserted();
      });
    } else {
      response.writeHead(route === 'GET /attach' ? 409 : 404).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    token,
    attached: () => attached,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Answers when the installation serves again, with whichever base. */
async function replace(
  handlers: ControlHandlers,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const other = (await text(request)).trim();
  const [status, answer] = await handlers.replaceBase(other).then(
    (before) => [200, { before }] as const,
    (error: unknown) => [409, { reason: error instanceof Error ? error.message : String(error) }] as const,
  );
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

function authorized(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

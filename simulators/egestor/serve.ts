import { createServer, type Server } from 'node:http';
import { file, page } from './page.ts';

/** Serves the page on loopback only; resolves once it listens. Port 0 takes a free one. */
export async function serveEgestor(port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    answer(url).then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function answer(url: URL): Promise<{ status: number; type: string; body: string }> {
  const chave = url.searchParams.get('chave') ?? undefined;
  const now = new Date();
  if (url.pathname === '/') {
    return { status: 200, type: 'text/html; charset=utf-8', body: await page(chave, now) };
  }
  const kind = /^\/contra-chave\.(txt|json)$/.exec(url.pathname)?.[1];
  const body = kind ? file(kind === 'json' ? 'json' : 'txt', chave ?? '', now) : undefined;
  if (body === undefined)
    return { status: 404, type: 'text/plain; charset=utf-8', body: 'Não encontrado.\n' };
  const type = kind === 'json' ? 'application/json' : 'text/plain; charset=utf-8';
  return { status: 200, type, body };
}

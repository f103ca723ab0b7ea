import type { FastifyRequest } from 'fastify';
import { type Method, MUTATING } from '#platform/contract/route';
import { Problem } from '#platform/errors/problem';

const refusedOrigin = () =>
  new Problem(
    403,
    'cross-site',
    'O pedido veio de outro endereço e foi recusado. Abra o PEC pelo endereço da unidade.',
  );

/**
 * Refuses changing requests sent by another site. The cookie is SameSite=Strict; this holds for browsers
 * that ignore it: what the browser says of the sender must be this same host.
 */
export function checkOrigin(request: FastifyRequest): void {
  if (!MUTATING.has(request.method as Method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw refusedOrigin();
  const { origin } = request.headers;
  if (origin === undefined) return;
  const sender = URL.canParse(origin) ? new URL(origin).host : undefined;
  if (sender !== request.host) throw refusedOrigin();
}

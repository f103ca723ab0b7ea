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
 * Why a changing request sent by another site is refused; undefined for all others. The cookie is
 * SameSite=Strict; this holds for browsers that ignore it: what the browser says of the sender must be this
 * same host.
 */
export function originProblem(request: FastifyRequest): Problem | undefined {
  if (!MUTATING.has(request.method as Method)) return undefined;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return refusedOrigin();
  const { origin } = request.headers;
  if (origin === undefined) return undefined;
  const sender = URL.canParse(origin) ? new URL(origin).host : undefined;
  return sender === request.host ? undefined : refusedOrigin();
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#platform/errors/problem';

const MINUTE = 60_000;
/** Addresses remembered at most; the oldest go first. */
const MOST = 10_000;

export const tooManyAttempts = () =>
  new Problem(429, 'too-many-attempts', 'Muitas tentativas seguidas. Aguarde um minuto e tente de novo.');

/**
 * Refuses an address whose calls were refused too often in the last minute, before any work is done for it. Whoever
 * enters is not counted: a whole unit, or all behind a proxy that nobody named, comes from one address.
 */
export function limitRefusals({ perMinute }: { perMinute: number }) {
  const refusals = new Map<string, { since: number; count: number }>();
  const recent = (ip: string) => {
    const entry = refusals.get(ip);
    return entry && Date.now() - entry.since < MINUTE ? entry : undefined;
  };
  return {
    check(ip: string): void {
      if ((recent(ip)?.count ?? 0) >= perMinute) throw tooManyAttempts();
    },
    async onResponse(
      { ip }: Pick<FastifyRequest, 'ip'>,
      { statusCode }: Pick<FastifyReply, 'statusCode'>,
    ): Promise<void> {
      if (statusCode < 400) return;
      const entry = recent(ip);
      if (entry) {
        entry.count += 1;
        return;
      }
      const [oldest] = refusals.keys();
      if (oldest !== undefined && refusals.size >= MOST) refusals.delete(oldest);
      refusals.delete(ip);
      refusals.set(ip, { since: Date.now(), count: 1 });
    },
  };
}

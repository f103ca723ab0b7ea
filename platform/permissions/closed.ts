import type { RouteContract } from '#platform/contract/route';
import { Problem } from '#platform/errors/problem';
import type { AccessKind, Session } from './access.ts';

/** Why nobody works in an installation now, and until when; or where it went for good. */
export type Closing = {
  /** `maintenance` comes back here; `moved` does not. */
  kind: 'maintenance' | 'moved';
  /** A sentence of whoever closed it, for those who wait. */
  why: string;
  /** Instants, ISO. `until` is a promise of people, not a limit: it opens by hand. */
  since: string;
  until: string | null;
  /** Address of the installation to use instead, of one that moved. */
  goTo: string | null;
};

const MAY_ENTER: ReadonlySet<AccessKind> = new Set(['installer', 'municipal-admin']);

/**
 * May a request not go on in a closed installation? Only administrators work in it. What belongs to nobody's work stays
 * open: signing in and out, and what a route itself says (`whileClosed`: text already typed is kept).
 */
export function isShutFor(
  { permission, whileClosed }: Pick<RouteContract, 'permission' | 'whileClosed'>,
  session: Session | null,
): boolean {
  if (whileClosed || permission.kind === 'public' || permission.kind === 'session') return false;
  return !(session?.access && MAY_ENTER.has(session.access.kind));
}

const ended = (text: string) => text.trim().replace(/[.!]?$/, '.');

/** 503 `installation-closed`, or 410 `installation-moved`, with what a page says of it. */
export const shutProblem = (closing: Closing): Problem =>
  closing.kind === 'moved'
    ? new Problem(
        410,
        'installation-moved',
        `Esta instalação foi desativada: ${ended(closing.why)}${closing.goTo ? ` Use agora ${closing.goTo}` : ''}`,
        undefined,
        closing,
      )
    : new Problem(
        503,
        'installation-closed',
        `A instalação está fechada para manutenção: ${ended(closing.why)} Tente de novo mais tarde.`,
        undefined,
        closing,
      );

const DEFAULT_WAIT_S = 60;
const LONGEST_WAIT_S = 3600;

/** Seconds after which a program may ask again. */
export function retryAfter(closing: Closing, now: Date): number {
  if (!closing.until) return DEFAULT_WAIT_S;
  const seconds = Math.ceil((Date.parse(closing.until) - now.getTime()) / 1000);
  return Math.min(Math.max(seconds, DEFAULT_WAIT_S), LONGEST_WAIT_S);
}

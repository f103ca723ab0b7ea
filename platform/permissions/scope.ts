import { forbidden, notFound } from '#platform/errors/problem';
import type { Access, Actor } from './access.ts';

/** Rows an actor may reach: every municipality (`null`), or just one. */
export type MunicipalityScope = { municipalityId: string | null };

/**
 * The municipality an actor works in. The installer and the command line work on the whole installation;
 * all others on the municipality of their access. Queries take this and narrow by it.
 */
export function municipalityScope(actor: Actor): MunicipalityScope {
  if (actor.kind === 'command-line' || actor.kind === 'system') return { municipalityId: null };
  if (actor.kind === 'person' && actor.access) {
    if (actor.access.kind === 'installer') return { municipalityId: null };
    if (actor.access.municipalityId) return { municipalityId: actor.access.municipalityId };
  }
  throw notFound();
}

/** Throws 404 when a municipality is outside the actor's scope: nothing is said of what exists elsewhere. */
export function requireMunicipality(actor: Actor, municipalityId: string): void {
  const scope = municipalityScope(actor);
  if (scope.municipalityId !== null && scope.municipalityId !== municipalityId) throw notFound('O município');
}

/** Throws 403 unless the actor answers for the whole installation, whatever a profile may have been given. */
export function requireWholeInstallation(actor: Actor): void {
  if (municipalityScope(actor).municipalityId !== null) throw forbidden();
}

export const accessOf = (actor: Actor): Access | null => (actor.kind === 'person' ? actor.access : null);

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

/** What an actor reaches: the installation (both null), one municipality, or one unit of it. */
export type Reach = MunicipalityScope & { unitId: string | null };

/** A unit with the municipality it belongs to. */
export type UnitPlace = { municipalityId: string; unitId: string };

/** A lotação reaches its own unit; administrative accesses their municipality; the installer everything. */
export function reachOf(actor: Actor): Reach {
  const access = accessOf(actor);
  if (access?.kind === 'lotacao') return { municipalityId: access.municipalityId, unitId: access.unitId };
  return { ...municipalityScope(actor), unitId: null };
}

export const isWithin = (reach: Reach, { municipalityId, unitId }: UnitPlace): boolean =>
  (reach.municipalityId === null || reach.municipalityId === municipalityId) &&
  (reach.unitId === null || reach.unitId === unitId);

/** Throws 404 when a unit is outside the actor's reach. The municipality is the one its row names, never one that was asked for. */
export function requireUnit(actor: Actor, municipalityId: string, unitId: string): void {
  if (!isWithin(reachOf(actor), { municipalityId, unitId })) throw notFound('A unidade de saúde');
}

export const accessOf = (actor: Actor): Access | null => (actor.kind === 'person' ? actor.access : null);

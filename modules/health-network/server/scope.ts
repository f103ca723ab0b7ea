import { notFound } from '#platform/errors/problem';
import { accessOf, municipalityScope, requireMunicipality } from '#platform/permissions/scope';
import type { Actor } from '#platform/permissions/access';
import type { ReadContext } from '#platform/usecase/context';
import { findMunicipalityByIbge, type Municipality } from './municipality-queries.ts';

/** What an actor reaches: the installation (both null), one municipality, or one unit of it. */
export type Reach = { municipalityId: string | null; unitId: string | null };

/** A lotação reaches its own unit; administrative accesses their municipality; the installer everything. */
export function reachOf(actor: Actor): Reach {
  const access = accessOf(actor);
  if (access?.kind === 'lotacao') return { municipalityId: access.municipalityId, unitId: access.unitId };
  return { municipalityId: municipalityScope(actor).municipalityId, unitId: null };
}

/** The municipality with this code; 404 when it is not here or lies outside the actor's scope. */
export async function getMunicipalityInScope(context: ReadContext, ibge: string): Promise<Municipality> {
  const municipality = await findMunicipalityByIbge(context.db, ibge);
  if (!municipality) throw notFound('O município');
  requireMunicipality(context.actor, municipality.id);
  return municipality;
}

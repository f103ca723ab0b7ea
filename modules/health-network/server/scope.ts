import { notFound } from '#platform/errors/problem';
import { requireMunicipality } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import { findMunicipalityByIbge, type Municipality } from './municipality-queries.ts';

/** The municipality with this code; 404 when it is not here or lies outside the actor's scope. */
export async function getMunicipalityInScope(context: ReadContext, ibge: string): Promise<Municipality> {
  const municipality = await findMunicipalityByIbge(context.db, ibge);
  if (!municipality) throw notFound('O município');
  requireMunicipality(context.actor, municipality.id);
  return municipality;
}

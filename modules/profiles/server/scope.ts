import { notFound } from '#platform/errors/problem';
import type { Actor } from '#platform/permissions/access';
import { municipalityScope } from '#platform/permissions/scope';

/** The municipality whose profiles the actor sees. Profiles are a municipality's: nobody edits those of all. */
export function municipalityOf(actor: Actor): string {
  const { municipalityId } = municipalityScope(actor);
  if (municipalityId === null) throw notFound('O perfil');
  return municipalityId;
}

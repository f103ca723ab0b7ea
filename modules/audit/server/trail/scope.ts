import { notFound } from '#platform/errors/problem';
import type { Actor } from '#platform/permissions/access';
import { municipalityScope } from '#platform/permissions/scope';

/** The one municipality whose trail the actor reads: the trail is the municipal administrator's (PRF-06). */
export function municipalityOf(actor: Actor): string {
  const { municipalityId } = municipalityScope(actor);
  if (municipalityId === null) throw notFound('A trilha');
  return municipalityId;
}

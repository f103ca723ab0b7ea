import { Problem } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';

/** Whose drafts, and of which access. */
export type Owner = { professionalId: string; accessId: string };

/**
 * The person, in the access that the page stands in. A page left open while another one chose another access, or
 * another person entered in the same browser, neither reads nor writes here: 404.
 */
export function ownerOf({ actor }: Pick<ReadContext, 'actor'>, accessId: string): Owner {
  if (actor.kind !== 'person' || actor.access?.id !== accessId) {
    throw new Problem(
      404,
      'draft-of-another-access',
      'Neste navegador entrou outro acesso. Volte a este para guardar o que digitou.',
    );
  }
  return { professionalId: actor.professionalId, accessId };
}

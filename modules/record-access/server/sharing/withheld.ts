import type { WithheldFrom } from '#modules/citizens/index';
import { withheldProblem } from '#modules/citizens/index';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import { findWithheld } from './queries.ts';

/*
 * Who refuses to share hides the clinical record from every unit but that of the team responsible and those that
 * produced the record; the registration, but for what tells that it is the person, also from all but these and the unit
 * that noted the refusal (docs/decisions/2026-11-20-sharing-refused.md).
 */

/**
 * Of these registrations, those whose content is withheld from who asks. From the command line and the program's own
 * work nothing is withheld.
 */
export const withheldFrom: WithheldFrom = async ({ db, actor }, ids) => {
  if (ids.length === 0 || actor.kind === 'command-line' || actor.kind === 'system') return new Set();
  return findWithheld(db, ids, accessOf(actor)?.unitId ?? null);
};

/** Throws 403 `sharing-refused` where one of these registrations is withheld from who asks. */
export async function requireShared(
  context: Pick<ReadContext, 'db' | 'actor'>,
  ids: readonly string[],
): Promise<void> {
  const withheld = await withheldFrom(context, ids);
  if (withheld.size > 0) throw withheldProblem();
}

import type { UseCaseContext } from '#platform/usecase/context';
import { ownerOf } from './owner.ts';
import { promoteNewest, removeKnown } from './queries.ts';

/** The form was saved, or the person gave the draft up. */
export async function removeDraft(
  context: UseCaseContext,
  { accessId, ...known }: { accessId: string; form: string; version: number; writer: string },
): Promise<Record<string, never>> {
  const owner = ownerOf(context, accessId);
  await removeKnown(context.db, owner, known);
  await promoteNewest(context.db, owner, known.form);
  return {};
}

import type { RouteOutput } from '#platform/contract/route';
import type { ReadContext } from '#platform/usecase/context';
import type { listDrafts as listContract, readDraft as readContract } from '../contract.ts';
import { ownerOf } from './owner.ts';
import { type HeadRow, listHeads, listTexts } from './queries.ts';
import { type Heading, openFor, type Values } from './seal.ts';

const keptOf = ({ saved_at, version, writer, branch }: HeadRow) => ({
  at: saved_at.toISOString(),
  version,
  writer,
  beside: branch !== '',
});

/** What the person may go on with in this access. */
export async function listDrafts(
  context: ReadContext,
  accessId: string,
): Promise<RouteOutput<typeof listContract>> {
  const owner = ownerOf(context, accessId);
  const rows = await listHeads(context.db, owner);
  const drafts = rows.flatMap((row) => {
    const heading = openFor<Heading>(context.platform.secrets, owner, row.form, row.heading);
    return heading ? [{ form: row.form, ...heading, ...keptOf(row) }] : [];
  });
  return { drafts };
}

/** What was typed in one form; nothing when there is no draft of it. */
export async function readDraft(
  context: ReadContext,
  { accessId, form }: { accessId: string; form: string },
): Promise<RouteOutput<typeof readContract>> {
  const owner = ownerOf(context, accessId);
  const { secrets } = context.platform;
  const rows = await listTexts(context.db, owner, form);
  const texts = rows.flatMap((row) => {
    const heading = openFor<Heading>(secrets, owner, form, row.heading);
    const values = openFor<Values>(secrets, owner, form, row.content);
    return heading && values ? [{ ...heading, ...keptOf(row), values }] : [];
  });
  return { texts };
}

import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { Problem, refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { saveDraft as contract } from '../contract.ts';
import { ownerOf } from './owner.ts';
import { findText, removeBeside, writeText } from './queries.ts';
import { openFor, sealFor } from './seal.ts';

/** Drafts of one person, in all accesses. */
const MOST_DRAFTS = 100;
/** Of what was typed in one form, as JSON. */
const MOST_LENGTH = 256 * 1024;

const tooLarge = () =>
  new Problem(
    413,
    'draft-too-large',
    'O que foi digitado passa do tamanho de um rascunho. Salve ou divida o texto.',
  );
const tooMany = () =>
  refused(
    'too-many-drafts',
    `Já há ${MOST_DRAFTS} rascunhos seus guardados. Em Início, salve ou descarte alguns.`,
  );

/**
 * Keeps what was typed: over the version the page knew, else beside the text of the form, so that of two computers
 * neither loses a word. Not audited: a draft is nobody's record yet, and its saving is.
 */
export async function saveDraft(
  context: UseCaseContext,
  { accessId, form, title, path, values, version, writer, settles }: RouteInput<typeof contract>['body'],
): Promise<RouteOutput<typeof contract>> {
  const { db, now, platform } = context;
  const owner = ownerOf(context, accessId);
  if (JSON.stringify(values).length > MOST_LENGTH) throw tooLarge();
  const text = {
    form,
    writer,
    version,
    now,
    heading: sealFor(platform.secrets, owner, form, { title, path }),
    content: sealFor(platform.secrets, owner, form, values),
  };
  const at = now.toISOString();
  const over = (known: number) => writeText(db, owner, { ...text, version: known, branch: '' }, MOST_DRAFTS);
  let written = await over(version);
  if (written === undefined) {
    const kept = await findText(db, owner, form);
    if (!kept) throw tooMany();
    // What no key opens any more is shown to nobody, and nobody could choose.
    if (!openFor(platform.secrets, owner, form, kept.content)) written = await over(kept.version);
  }
  if (written !== undefined) {
    if (settles) await removeBeside(db, owner, form, settles);
    return { at, version: written, beside: false };
  }
  const beside = await writeText(db, owner, { ...text, branch: writer }, MOST_DRAFTS);
  if (beside === undefined) throw tooMany();
  return { at, version, beside: true };
}

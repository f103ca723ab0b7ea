import { uuidV7 } from '#platform/db/uuid';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Owner } from './owner.ts';
import { listTexts, removePassed, writeText } from './queries.ts';
import { type Heading, openFor, sealFor, type Values } from './seal.ts';

const WHATEVER_ELSE_THERE_IS = 1_000_000;
/** Of no row: what is passed is written over nothing. */
const NO_VERSION = 0;

/**
 * Gives what was typed in a form to another person, in the transaction of an act that hands the work itself over. Where the
 * other has a text of that form already, what is passed waits beside it. Each text gets a writer of its own: no page that
 * is still open takes it for its own, and writes over it. What no key opens, and what is typed at this moment, stays.
 */
export async function passDraft(
  { db, now, platform: { secrets } }: UseCaseContext,
  form: string,
  { from, to }: { from: Owner; to: Owner },
): Promise<void> {
  for (const { heading, content, branch, version } of await listTexts(db, from, form)) {
    const [title, values] = [
      openFor<Heading>(secrets, from, form, heading),
      openFor<Values>(secrets, from, form, content),
    ];
    if (!title || !values) continue;
    const writer = uuidV7(now.getTime());
    if (!(await removePassed(db, from, { form, branch, version }))) continue;
    const text = {
      form,
      writer,
      version: NO_VERSION,
      now,
      heading: sealFor(secrets, to, form, title),
      content: sealFor(secrets, to, form, values),
    };
    // A text beside is named by its writer.
    const at = branch === '' ? '' : writer;
    const written = await writeText(db, to, { ...text, branch: at }, WHATEVER_ELSE_THERE_IS);
    if (written === undefined) await writeText(db, to, { ...text, branch: writer }, WHATEVER_ELSE_THERE_IS);
  }
}

import { Value } from 'typebox/value';
import { Problem } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { Message, type Refused, type Said, type Standing } from '../../contract/peer.ts';
import type { TableDeclaration } from '#platform/db/tables';
import { getInstallation } from '#modules/setup/index';
import { getLocked } from '../process/change.ts';
import { requireSameVersion } from '../checks/greeting.ts';
import { otherLife, overtaken, processNotFound } from '../process/faults.ts';
import { keysOf } from '../process/keys-of.ts';
import { noteHeard, type ProcessRow } from '../process/process-queries.ts';
import { nonceOf, sealMessage } from '../protocol/envelope.ts';
import { hear } from './hear.ts';
import { messageBroken, openedOfUnit } from './open.ts';
import { standingOf } from './standing.ts';

/** What only asks is answered each time that it comes. */
const ANSWERS: ReadonlySet<Said['say']> = new Set(['state', 'check', 'plan']);

/**
 * Answers one sealed message of a unit. What is refused of one that its key sealed is refused with a proof (`data.sealed`): only
 * that tells the unit that it is the centre of the process that refuses.
 */
export async function answerMessage(
  context: UseCaseContext,
  id: string,
  sealed: string,
  tables: readonly TableDeclaration[],
): Promise<{ sealed: string }> {
  const row = await getLocked(context, id);
  if (row.side !== 'receiving') throw processNotFound();
  const { messages } = await keysOf(context.platform, row);
  const said = openedOfUnit(messages, id, sealed);
  const answer = (content: unknown) =>
    sealMessage(messages, { processId: id, from: 'centre', to: nonceOf(sealed) }, content);
  try {
    return { sealed: answer(await standingAfter(context, row, said, { nonce: nonceOf(sealed), tables })) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { status, code, detail, fields } = error;
    const refused: Refused = { refused: { status, code, detail } };
    throw new Problem(status, code, detail, fields, { sealed: answer(refused) });
  }
}

/** Does what was said, and tells where the process stands then. */
async function standingAfter(
  context: UseCaseContext,
  row: ProcessRow,
  message: unknown,
  { nonce, tables }: { nonce: string; tables: readonly TableDeclaration[] },
): Promise<Standing> {
  requireSameVersion(context.platform, 'unit', message);
  if (!Value.Check(Message, message)) throw messageBroken();
  const own = await getInstallation(context.db);
  requireSameLife(row, message, own.incarnation);
  const isNew = await heardFirst(context, row, message.number, nonce);
  const more = isNew || ANSWERS.has(message.said.say) ? await hear(context, row, message.said, tables) : {};
  return standingOf(context, await getLocked(context, row.id), own, more);
}

/** A restored base knows nothing of what came after its copy: it neither sends nor takes in another's name. */
function requireSameLife(row: ProcessRow, message: Message, incarnation: string): void {
  if (message.installation !== row.peerInstallation || message.incarnation !== row.peerIncarnation) {
    throw otherLife('A instalação local');
  }
  if (incarnation !== row.ownIncarnation) throw otherLife('A instalação central');
}

/**
 * Notes a message, in the transaction that does what it says. False for the last one come again, as after a cut: it was done.
 * 409 `unification-overtaken` for any other that is not above the last.
 */
async function heardFirst(
  { db }: UseCaseContext,
  row: ProcessRow,
  number: number,
  nonce: string,
): Promise<boolean> {
  if (number === row.said && nonce === row.heard) return false;
  if (number <= row.said) throw overtaken();
  await noteHeard(db, row.id, number, nonce);
  return true;
}

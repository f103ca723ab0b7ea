import { Value } from 'typebox/value';
import type { UseCaseContext } from '#platform/usecase/context';
import { Message, type Said } from '../../contract/peer.ts';
import type { TableDeclaration } from '#platform/db/tables';
import { getInstallation } from '#modules/setup/index';
import { getLocked } from '../process/change.ts';
import { otherLife, otherVersion, overtaken, processNotFound } from '../process/faults.ts';
import { keysOf } from '../process/keys-of.ts';
import { noteHeard, type ProcessRow } from '../process/process-queries.ts';
import { MessageBroken, nonceOf, openMessage, sealMessage } from '../protocol/envelope.ts';
import { hear } from './hear.ts';
import { messageBroken } from './open.ts';
import { standingOf } from './standing.ts';

/** What only asks is answered each time that it comes. */
const ANSWERS: ReadonlySet<Said['say']> = new Set(['state', 'check', 'plan']);

/** Answers one sealed message of a unit. */
export async function answerMessage(
  context: UseCaseContext,
  id: string,
  sealed: string,
  tables: readonly TableDeclaration[],
): Promise<{ sealed: string }> {
  const { platform, db } = context;
  const row = await getLocked(context, id);
  if (row.side !== 'receiving') throw processNotFound();
  const { messages } = await keysOf(platform, row);
  const message = messageIn(messages, id, sealed);
  const own = await getInstallation(db);
  requireSameLife(row, message, own.incarnation);
  if (message.program !== platform.version) throw otherVersion(message.program, platform.version);
  const isNew = await heardFirst(context, row, message.number, nonceOf(sealed));
  const more = isNew || ANSWERS.has(message.said.say) ? await hear(context, row, message.said, tables) : {};
  const standing = await standingOf(context, await getLocked(context, id), own, more);
  return { sealed: sealMessage(messages, { processId: id, from: 'centre', to: nonceOf(sealed) }, standing) };
}

function messageIn(key: Buffer, processId: string, sealed: string): Message {
  let message: unknown;
  try {
    message = openMessage(key, { processId, from: 'unit' }, sealed);
  } catch (error) {
    if (error instanceof MessageBroken) throw messageBroken();
    throw error;
  }
  if (!Value.Check(Message, message)) throw messageBroken();
  return message;
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

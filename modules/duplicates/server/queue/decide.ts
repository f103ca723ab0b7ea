import { findPair, reopenPair, type Said, saidOf, settlePair } from '#modules/citizens/index';
import type { Tx } from '#platform/db/database';
import { conflict, notFound } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { professionalOf } from '../merge/merge.ts';

/**
 * "Não é a mesma pessoa": settles for good all that asks it of these two, a suspicion and each number they share, so
 * that one answer is not asked for twice. 404; 409 `already-decided`.
 */
export async function sayDifferent(context: UseCaseContext, id: string, reason: string) {
  const { db, now } = context;
  const { pair, others } = await getPair(db, id);
  if (pair.state !== 'open') {
    throw conflict('already-decided', 'Alguém já decidiu sobre este par. Atualize a fila.');
  }
  for (const said of [pair, ...others.filter(({ state }) => state === 'open')]) {
    await settlePair(db, said, { at: now, by: professionalOf(context), reason });
    tell(context, said, 'duplicates.different');
  }
  return { id };
}

/** Takes "not the same" back, with all that was settled by the same answer. 404; 409 `not-different`. */
export async function reopen(context: UseCaseContext, id: string) {
  const { db } = context;
  const { pair, others } = await getPair(db, id);
  if (pair.state !== 'different') {
    throw conflict('not-different', 'Este par não está entre os resolvidos. Atualize a lista.');
  }
  for (const said of [pair, ...others.filter(isOfSameAnswer(pair))]) {
    await reopenPair(db, said);
    tell(context, said, 'duplicates.reopened');
  }
  return { id };
}

const isOfSameAnswer = (pair: Said) => (other: Said) =>
  other.state === 'different' && other.decidedAt === pair.decidedAt;

function tell(context: UseCaseContext, { table, id }: Said, type: string): void {
  context.changed({ table, id, operation: 'U' });
  context.audit({ type, subject: { table, id } });
}

/** A pair and what else is said of the same two, held until the end of the transaction. 404. */
async function getPair(db: Tx, id: string): Promise<{ pair: Said; others: Said[] }> {
  const people = await findPair(db, id);
  const two = people ? [people.aId, people.bId] : [];
  const said = (await saidOf(db, two)).filter(({ aId, bId }) => two.includes(aId) && two.includes(bId));
  const pair = said.find((one) => one.id === id);
  if (!pair) throw notFound('O par');
  return { pair, others: said.filter((one) => one !== pair) };
}

import { lockPair, type Pair, reopenPair, settlePair } from '#modules/citizens/index';
import type { Tx } from '#platform/db/database';
import { conflict, notFound } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { professionalOf } from '../merge/merge.ts';

/** "Não é a mesma pessoa": settles a suspicion or a shared number for good. 404; 409 `already-decided`. */
export async function sayDifferent(context: UseCaseContext, id: string, reason: string) {
  const { db, now } = context;
  const { table, state } = await getPair(db, id);
  if (state !== 'open') {
    throw conflict('already-decided', 'Alguém já decidiu sobre este par. Atualize a fila.');
  }
  await settlePair(db, { table, id }, { at: now, by: professionalOf(context), reason });
  return told(context, table, id, 'duplicates.different');
}

/** Takes "not the same" back. 404; 409 `not-different`. */
export async function reopen(context: UseCaseContext, id: string) {
  const { db } = context;
  const { table, state } = await getPair(db, id);
  if (state !== 'different') {
    throw conflict('not-different', 'Este par não está entre os resolvidos. Atualize a lista.');
  }
  await reopenPair(db, { table, id });
  return told(context, table, id, 'duplicates.reopened');
}

function told(context: UseCaseContext, table: Pair['table'], id: string, type: string) {
  context.changed({ table, id, operation: 'U' });
  context.audit({ type, subject: { table, id } });
  return { id };
}

async function getPair(db: Tx, id: string): Promise<Pair> {
  const found = await lockPair(db, id);
  if (!found) throw notFound('O par');
  return found;
}

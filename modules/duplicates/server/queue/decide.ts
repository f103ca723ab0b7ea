import { findRow, sql, type Tx } from '#platform/db/database';
import { conflict, notFound } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { professionalOf } from '../merge/merge.ts';

type Pair = { table: 'duplicate_pair' | 'citizen_review'; state: 'open' | 'merged' | 'different' };

/** "Não é a mesma pessoa": settles a suspicion or a shared number for good. 404; 409 `already-decided`. */
export async function sayDifferent(context: UseCaseContext, id: string, reason: string) {
  const { db, now } = context;
  const { table, state } = await lockPair(db, id);
  if (state !== 'open') {
    throw conflict('already-decided', 'Alguém já decidiu sobre este par. Atualize a fila.');
  }
  const by = professionalOf(context);
  await (table === 'duplicate_pair'
    ? sql`update duplicate_pair set state = 'different', decided_at = ${now}, decided_by = ${by},
        reason = ${reason} where id = ${id}`
    : sql`update citizen_review set settled_at = ${now}, settled_by = ${by},
        reason = coalesce(reason || ' · ', '') || ${reason}::text where id = ${id}`
  ).execute(db);
  return told(context, table, id, 'duplicates.different');
}

/** Takes "not the same" back. 404; 409 `not-different`. */
export async function reopen(context: UseCaseContext, id: string) {
  const { db } = context;
  const { table, state } = await lockPair(db, id);
  if (state !== 'different') {
    throw conflict('not-different', 'Este par não está entre os resolvidos. Atualize a lista.');
  }
  await (table === 'duplicate_pair'
    ? sql`update duplicate_pair set state = 'open', decided_at = null, decided_by = null, reason = null
        where id = ${id}`
    : sql`update citizen_review set settled_at = null, settled_by = null where id = ${id}`
  ).execute(db);
  return told(context, table, id, 'duplicates.reopened');
}

function told(context: UseCaseContext, table: Pair['table'], id: string, type: string) {
  context.changed({ table, id, operation: 'U' });
  context.audit({ type, subject: { table, id } });
  return { id };
}

async function lockPair(db: Tx, id: string): Promise<Pair> {
  const pair = await findRow<Pair>(
    db,
    sql`select 'duplicate_pair' as table, state from duplicate_pair where id = ${id} for update`,
  );
  const review = await findRow<Pair>(
    db,
    sql`select 'citizen_review' as table, case when settled_at is null then 'open' else 'different' end as state
      from citizen_review where id = ${id} and kind = 'shared-document' for update`,
  );
  const found = pair ?? review;
  if (!found) throw notFound('O par');
  return found;
}

import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Entry } from '../contract/parts.ts';
import type { Risk } from '../contract/status.ts';
import { namePosts } from './desk-queries.ts';
import { setServiceTypes, setStanding, updateEntry } from './entry-queries.ts';
import { followDone } from './appointments.ts';
import { getHeld, type Held, readEntry, requireWaiting } from './held.ts';
import { type Organised, requireOffered } from './organised.ts';
import { tell } from './tell.ts';

/*
 * What care does with an entry, in the transaction of its own act. Each holds the entry until the end, and throws 404 for one
 * of another unit.
 */
export type Care = 'escuta' | 'atendimento';

export const note = (context: UseCaseContext, { desk, entry }: Held, type: string): void =>
  tell(context, desk, { type, table: 'list_entry', id: entry.id, operation: 'U' });

/** 409 `entry-held` for what somebody else started and did not finish, named. */
async function requireNotAnothers(context: UseCaseContext, { desk, entry }: Held): Promise<void> {
  if (entry.heldBy === null || entry.heldBy === desk.access.id) return;
  const [post] = await namePosts(context.db, [entry.heldBy]);
  throw conflict(
    'entry-held',
    `Este atendimento está em uso por ${post?.professional ?? 'outro profissional'}, até que seja finalizado ou cancelado.`,
  );
}

/** 409 `entry-not-started` where who asks has nothing open. */
export async function getOwn(context: UseCaseContext, id: string): Promise<Held> {
  const held = await getHeld(context, id);
  await requireNotAnothers(context, held);
  if (held.entry.heldBy === null) {
    throw conflict('entry-not-started', 'Este atendimento não está iniciado. Confira a lista.');
  }
  return held;
}

/** Escuta or attendance begins; who began it and comes back goes on. 409 `entry-held`, `entry-not-waiting`, `escuta-done`. */
export async function startCare(context: UseCaseContext, id: string, care: Care): Promise<Entry> {
  const held = await getHeld(context, id);
  const { entry, desk } = held;
  await requireNotAnothers(context, held);
  const status = care === 'escuta' ? 'em-escuta' : 'em-atendimento';
  if (entry.heldBy !== null && entry.status === status) return readEntry(context, desk, id);
  requireWaiting(held, 'Iniciar');
  if (care === 'escuta' && entry.listenedAt !== null) {
    throw conflict(
      'escuta-done',
      'A escuta inicial deste atendimento já foi feita. Ela pode ser visualizada.',
    );
  }
  await setStanding(context.db, id, { ...entry, status, heldBy: desk.access.id });
  note(context, held, 'reception.care-started');
  return readEntry(context, desk, id);
}

/** What was begun is given up: the citizen waits again, as before. */
export async function releaseCare(context: UseCaseContext, id: string): Promise<Entry> {
  const held = await getOwn(context, id);
  await setStanding(context.db, id, { ...held.entry, status: 'aguardando', heldBy: null });
  note(context, held, 'reception.care-released');
  return readEntry(context, held.desk, id);
}

/** The citizen goes, or stays on the list for somebody else; `risk` is what an escuta found. */
export type Outcome = { goes: true; risk?: Risk } | ({ goes: false; risk?: Risk } & Organised);

export async function finishCare(context: UseCaseContext, id: string, outcome: Outcome): Promise<Entry> {
  const held = await getOwn(context, id);
  const { entry, desk } = held;
  const { db, now } = context;
  if (!outcome.goes) {
    await requireOffered(context, desk, outcome, entry);
    await updateEntry(db, id, outcome);
    await setServiceTypes(db, id, outcome.serviceTypes);
  }
  const listened = entry.status === 'em-escuta';
  await setStanding(db, id, {
    status: outcome.goes ? 'realizado' : 'aguardando',
    heldBy: null,
    risk: outcome.risk ?? entry.risk,
    listenedAt: listened ? now : entry.listenedAt,
    attendedAt: listened ? entry.attendedAt : now,
  });
  if (outcome.goes) await followDone(context, entry);
  note(context, held, 'reception.care-finished');
  return readEntry(context, desk, id);
}

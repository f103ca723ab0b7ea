import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Entry } from '../contract/parts.ts';
import { getOwn, note } from './care.ts';
import { setObserved, setServiceTypes, setStanding, updateEntry } from './entry-queries.ts';
import { getHeld, type Held, readEntry } from './held.ts';
import { type Organised, requireOffered } from './organised.ts';

/*
 * Observation of who is in care, in the transaction of the visit's own act: she stays with whoever is responsible, apart from
 * the list of the day, until that care ends.
 */

/** "Encaminhado para": professional, team and types of service, as the desk organises who waits. */
async function send(context: UseCaseContext, { desk, entry }: Held, to: Organised): Promise<void> {
  await requireOffered(context, desk, to, entry);
  await updateEntry(context.db, entry.id, to);
  await setServiceTypes(context.db, entry.id, to.serviceTypes);
}

/** Who is cared for is observed from now on; sent to somebody, or as the desk organised her. */
export async function observeCare(
  context: UseCaseContext,
  id: string,
  { visitId, sentTo }: { visitId: string; sentTo?: Organised | undefined },
): Promise<Entry> {
  const held = await getOwn(context, id);
  if (sentTo) await send(context, held, sentTo);
  await setObserved(context.db, id, visitId, context.now);
  note(context, held, 'reception.care-observed');
  return readEntry(context, held.desk, id);
}

/** An observed entry of the own unit; 404 elsewhere, 409 `entry-not-observed`. */
async function getObserved(context: UseCaseContext, id: string): Promise<Held> {
  const held = await getHeld(context, id);
  if (held.entry.observedAt === null) {
    throw conflict('entry-not-observed', 'Este cidadão não está em observação. Confira a lista.');
  }
  return held;
}

/** Whoever cares for her meanwhile sends her on. */
export async function forwardCare(context: UseCaseContext, id: string, sentTo: Organised): Promise<Entry> {
  const held = await getObserved(context, id);
  await send(context, held, sentTo);
  note(context, held, 'reception.care-forwarded');
  return readEntry(context, held.desk, id);
}

/** Another lotação is responsible from now on; who that may be is for the visit to say. */
export async function handCareOver(context: UseCaseContext, id: string, lotacaoId: string): Promise<void> {
  const held = await getObserved(context, id);
  await setStanding(context.db, id, { ...held.entry, heldBy: lotacaoId });
  note(context, held, 'reception.care-handed-over');
}

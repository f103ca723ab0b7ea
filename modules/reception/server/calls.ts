import { singleSpaced } from '#platform/contract/typed';
import { civilTime } from '#platform/clock/civil';
import { conflict, refused } from '#platform/errors/problem';
import { uuidV7 } from '#platform/db/uuid';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Entry } from '../contract/parts.ts';
import { insertCall } from './call-queries.ts';
import { keepRoom } from './habit-queries.ts';
import { getHeld, type Held, readEntry, requireWaiting } from './held.ts';
import { tell } from './tell.ts';

/** Calls on the panel; where another desk called meanwhile, 409 `entry-called` tells where to. */
export async function callEntry(
  context: UseCaseContext,
  id: string,
  input: { room: string; calls: number },
): Promise<Entry> {
  const { db, now } = context;
  const room = singleSpaced(input.room);
  if (room === '') {
    const message = 'Diga para onde chamar: sala, consultório, guichê.';
    throw refused('room-empty', message, [{ path: 'room', message }]);
  }
  const held = await getHeld(context, id);
  requireWaiting(held, 'Chamar');
  if (held.entry.calls !== input.calls) throw alreadyCalled(held);
  const { desk } = held;
  await insertCall(db, {
    id: uuidV7(now.getTime()),
    unitId: desk.unitId,
    entryId: id,
    calledAt: now,
    room,
    calledBy: desk.professionalId,
  });
  await keepRoom(db, desk.access.id, room, now);
  tell(context, desk, { type: 'reception.entry-called', table: 'list_entry', id, operation: 'U' });
  return readEntry(context, desk, id);
}

function alreadyCalled({ entry, desk }: Held) {
  const at = entry.calledAt && civilTime(entry.calledAt, desk.timeZone).time.slice(0, 5);
  return conflict(
    'entry-called',
    `Outra pessoa já chamou este cidadão às ${at ?? '--:--'} para ${entry.calledTo ?? 'outra sala'}. Para chamar de novo, confirme.`,
    { calls: entry.calls, room: entry.calledTo, at: entry.calledAt?.toISOString() ?? null },
  );
}

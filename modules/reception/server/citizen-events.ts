import type { CitizenEvents } from '#platform/module/citizen-events';
import type { UseCaseContext } from '#platform/usecase/context';
import { placesOf } from './entry-queries.ts';
import { publishTo, tell } from './tell.ts';
import { endForDeath, reopenAfterDeath } from './waiting/waiting-queries.ts';

/** Desks that have these people on a list or in a queue read them again. */
async function showAgain(context: UseCaseContext, citizenIds: readonly string[]): Promise<void> {
  for (const place of await placesOf(context.db, citizenIds)) publishTo(context, place);
}

/**
 * Who died waits for no appointment; on today's list the entry says so and stays, for a person to decide. Rows follow a
 * joining by themselves (`tables.ts`).
 */
export const citizenEvents: CitizenEvents = {
  async onDeath(context, citizenId) {
    for (const row of await endForDeath(context.db, citizenId, context.now)) {
      tell(context, row, {
        type: 'reception.waiting-removed',
        table: 'waiting_request',
        id: row.id,
        operation: 'D',
      });
    }
    await showAgain(context, [citizenId]);
  },
  async onDeathUndone(context, citizenId) {
    for (const row of await reopenAfterDeath(context.db, citizenId)) {
      tell(context, row, {
        type: 'reception.waiting-added',
        table: 'waiting_request',
        id: row.id,
        operation: 'U',
      });
    }
    await showAgain(context, [citizenId]);
  },
  onMerge: (context, { survivorId, absorbedIds }) => showAgain(context, [survivorId, ...absorbedIds]),
  onMergeUndone: (context, { survivorId, absorbedIds }) => showAgain(context, [survivorId, ...absorbedIds]),
};

import { loadCitizen } from '#modules/citizens/index';
import type { CitizenEvents } from '#platform/module/citizen-events';
import type { UseCaseContext } from '#platform/usecase/context';
import { whenIn } from '../grid/when.ts';
import { lockComing, releaseSpans, setStatus } from './appointment-queries.ts';
import { mailDeath } from './letters.ts';
import { trace } from './trace.ts';

/** Cancels what a citizen who died still had before her, in every municipality by its own clock. */
async function cancelComing(context: UseCaseContext, citizenId: string): Promise<void> {
  const { db, now } = context;
  const coming = (await lockComing(db, citizenId)).filter(
    ({ startsAt, timeZone }) => startsAt > whenIn(now, timeZone).now,
  );
  for (const row of coming) {
    await setStatus(db, row.id, 'cancelado', now);
    await releaseSpans(db, row.id);
    await trace(context, 'died', { ...row, status: 'cancelado' });
  }
  await mailDeath(
    context,
    coming.map(({ id }) => id),
  );
}

/**
 * A death taken back brings no appointment back: its time may be somebody else's, and the history tells the desk what there
 * was. Rows of joined registrations come by themselves (`citizen` in tables.ts); a dead survivor keeps no date of theirs.
 */
export const citizenEvents: CitizenEvents = {
  onDeath: cancelComing,
  async onMerge(context, { survivorId }) {
    const survivor = await loadCitizen(context.db, survivorId);
    if (survivor?.record.deceased) await cancelComing(context, survivorId);
  },
};

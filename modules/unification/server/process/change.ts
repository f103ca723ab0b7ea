import { runUseCase } from '#platform/usecase/run';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Platform } from '#platform/runtime/platform';
import { type Change, lockProcess, type ProcessRow, setProcess } from './process-queries.ts';
import { processNotFound } from './faults.ts';

/** Locks a process for the rest of the transaction. 404 where there is none. */
export async function getLocked(context: Pick<UseCaseContext, 'db'>, id: string): Promise<ProcessRow> {
  const row = await lockProcess(context.db, id);
  if (!row) throw processNotFound();
  return row;
}

/** Changes a locked process and says so in the trail; the row as it is then. */
export async function setNoted(
  { db, now, audit }: UseCaseContext,
  row: ProcessRow,
  change: Change,
  event?: { type: string; details?: Record<string, string | number | boolean> },
): Promise<ProcessRow> {
  await setProcess(db, row.id, change, now);
  if (event) audit({ subject: { table: 'base_unification', id: row.id }, ...event });
  return getLocked({ db }, row.id);
}

/** Changes a process on behalf of the installation itself, where it is still as `when` wants it. */
export const changeWhen = (
  platform: Platform,
  id: string,
  when: (row: ProcessRow) => boolean,
  act: (context: UseCaseContext, row: ProcessRow) => Promise<unknown>,
): Promise<ProcessRow> =>
  runUseCase(
    platform,
    { actor: { kind: 'system' } },
    async (context) => {
      const row = await getLocked(context, id);
      if (when(row)) await act(context, row);
      return getLocked(context, id);
    },
    { tries: 5 },
  );

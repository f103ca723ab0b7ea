import { requireOpenChart } from '#modules/record-access/index';
import { auditRead } from '#platform/audit/read';
import type { RouteOutput } from '#platform/contract/route';
import { notFound } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import type { getAntecedents, listAllergies, listEvolutions, listRevisions } from '../../contract/chart.ts';
import { RESOLVED } from '../../contract/codes.ts';
import type { Problem } from '../../contract/parts.ts';
import type { Reminder } from '../../contract/reminders.ts';
import { listProblemsOf } from './chart-queries.ts';
import { listEntries, listEvolutionsOf, listRevisionsOf } from './entry-queries.ts';
import { allergiesIn, antecedentsIn } from './kept.ts';
import { listRemindersOf } from './reminder-queries.ts';

/** Reads behind the gate of the record, and notes that it was read. */
async function looked<T>(
  context: ReadContext,
  citizenId: string,
  type: string,
  find: () => Promise<T>,
): Promise<T> {
  await requireOpenChart(context, citizenId);
  const found = await find();
  await auditRead(context, { type, subject: { table: 'citizen', id: citizenId } });
  return found;
}

export const problemsOf = (context: ReadContext, id: string): Promise<{ problems: Problem[] }> =>
  looked(context, id, 'encounters.problems-viewed', async () => ({
    problems: await listProblemsOf(context.db, id),
  }));

export const allergiesOf = (context: ReadContext, id: string): Promise<RouteOutput<typeof listAllergies>> =>
  looked(context, id, 'encounters.problems-viewed', async () => ({
    allergies: allergiesIn(await listEntries(context.db, id)),
  }));

export const antecedentsOf = (
  context: ReadContext,
  id: string,
): Promise<RouteOutput<typeof getAntecedents>> =>
  looked(context, id, 'encounters.antecedents-viewed', async () => ({
    ...antecedentsIn(await listEntries(context.db, id)),
    resolved: (await listProblemsOf(context.db, id)).filter(({ state }) => state === RESOLVED),
  }));

export const evolutionsOf = (
  context: ReadContext,
  { id, problemId }: { id: string; problemId: string },
): Promise<RouteOutput<typeof listEvolutions>> =>
  looked(context, id, 'encounters.problems-viewed', async () => ({
    rows: some(await listEvolutionsOf(context.db, id, problemId), 'O problema'),
  }));

export const revisionsOf = (
  context: ReadContext,
  { id, entryId }: { id: string; entryId: string },
): Promise<RouteOutput<typeof listRevisions>> =>
  looked(context, id, 'encounters.problems-viewed', async () => ({
    rows: some(await listRevisionsOf(context.db, id, entryId), 'O registro'),
  }));

/** What was written once has a revision: none is a row of somebody else. */
function some<T>(rows: T[], what: string): T[] {
  if (rows.length === 0) throw notFound(what);
  return rows;
}

export const remindersSeen = (context: ReadContext, id: string): Promise<{ reminders: Reminder[] }> =>
  looked(context, id, 'encounters.reminders-viewed', async () => ({
    reminders: await listRemindersOf(context.db, id, accessOf(context.actor)?.id ?? null),
  }));

import { civilToday } from '#modules/citizens/index';
import { requireOpenChart } from '#modules/record-access/index';
import { auditRead } from '#platform/audit/read';
import type { RouteOutput } from '#platform/contract/route';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import { isStanding } from '../../contract/chart-entries.ts';
import type { getFrontSheet } from '../../contract/chart.ts';
import type { Listening } from '../../contract/content.ts';
import { keyOf } from '../finish/codes.ts';
import { getSheet, type SheetRow } from './chart-queries.ts';
import { contactOf } from './contact.ts';
import { allergiesIn, antecedentsIn } from './kept.ts';

function listened({ listening }: SheetRow) {
  if (!listening) return null;
  const { at, professional, written } = listening;
  const { reason, text = '', risk = null } = written.content as Listening;
  const name = reason === undefined ? '' : (written.names[keyOf({ system: 'ciap2', code: reason })] ?? '');
  return { at, professional, text, risk, reason: reason === undefined ? null : { code: reason, name } };
}

/** "Folha de rosto". */
export async function frontSheet(
  context: ReadContext,
  citizenId: string,
): Promise<RouteOutput<typeof getFrontSheet>> {
  await requireOpenChart(context, citizenId);
  const sheet = await getSheet(context.db, citizenId, {
    today: await civilToday(context),
    viewer: accessOf(context.actor)?.id ?? null,
  });
  await auditRead(context, {
    type: 'encounters.chart-viewed',
    subject: { table: 'citizen', id: citizenId },
  });
  const { measurements, problems, medicines, results, awaited, entries, reminders, contacts } = sheet;
  return {
    listening: listened(sheet),
    measurements,
    problems,
    medicines,
    results,
    awaited,
    allergies: allergiesIn(entries).filter(({ said, removed }) => isStanding({ ...said, removed })),
    antecedents: antecedentsIn(entries),
    reminders,
    contacts: contacts.map(contactOf),
  };
}

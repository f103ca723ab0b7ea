import { requireOpenChart } from '#modules/record-access/index';
import { auditRead } from '#platform/audit/read';
import { readTimePlace, writeTimePlace } from '#platform/contract/cursor';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { cutPage, oneMore, PAGE_ROWS } from '#platform/db/paging';
import { notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import type { getHistory, readEncounter } from '../../contract/chart.ts';
import type { Listening, Soap } from '../../contract/content.ts';
import type { ObservationContact } from '../../contract/observation.ts';
import { findEncounter, findWritten, listFichas } from '../encounter-queries.ts';
import { readView } from '../view.ts';
import { listContacts as listObserved } from '../contact-queries.ts';
import { contactOf } from './contact.ts';
import { countContacts, listContacts } from './history-queries.ts';

type Asked = Partial<RouteInput<typeof getHistory>['query']>;

/** "Histórico": finished encounters of every unit, and the fichas that were received. */
export async function listHistory(
  context: ReadContext,
  citizenId: string,
  { after, limit = PAGE_ROWS, mine, ...asked }: Asked,
): Promise<RouteOutput<typeof getHistory>> {
  await requireOpenChart(context, citizenId);
  const { db, actor } = context;
  const own = mine && actor.kind === 'person' ? { professionalId: actor.professionalId } : {};
  const filter = { citizenId, ...asked, ...own };
  const before = after === undefined ? null : readTimePlace(after);
  const found = await listContacts(db, filter, before, oneMore(limit));
  const { rows, next } = cutPage(found, limit, ({ at, id }) => writeTimePlace({ at: new Date(at), id }));
  await auditRead(context, { type: 'citizens.chart-viewed', subject: { table: 'citizen', id: citizenId } });
  return { rows: rows.map(contactOf), next, total: await countContacts(db, filter) };
}

/** A finished encounter as its author wrote it. */
export async function readWhole(
  context: ReadContext,
  { id: citizenId, encounterId }: { id: string; encounterId: string },
): Promise<RouteOutput<typeof readEncounter>> {
  await requireOpenChart(context, citizenId);
  const { db } = context;
  const row = await findEncounter(db, encounterId);
  const written = row?.citizenId === citizenId ? await findWritten(db, encounterId) : undefined;
  if (!row || !written) throw notFound('O atendimento');
  const { content, names } = written;
  await auditRead(context, { type: 'encounters.viewed', subject: { table: 'citizen', id: citizenId } });
  const { kind } = row;
  return {
    encounter: await readView(context, encounterId),
    listening: kind === 'escuta' ? (content as Listening) : null,
    soap: kind === 'escuta' || kind === 'observacao' ? null : (content as Soap),
    contact: kind === 'observacao' ? (content as ObservationContact) : null,
    contacts: row.observedAt ? await listObserved(db, encounterId) : [],
    names: { ...names },
    fichas: await listFichas(db, encounterId),
  };
}

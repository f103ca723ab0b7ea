import type { RouteOutput } from '#platform/contract/route';
import { notFound } from '#platform/errors/problem';
import { requireUnit } from '#platform/permissions/scope';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import type { getCallPanel, ShownAs } from '../contract/panel.ts';
import { type Called, findShownAs, lastCalls, setShownAs } from './call-queries.ts';
import { deskOf } from './desk.ts';
import { findPlace, type Place } from './desk-queries.ts';
import { publishTo } from './tell.ts';

const LAST_CALLS = 8;

/** All that the waiting room sees of somebody. */
function shown({ name, ticket }: Called, shownAs: ShownAs): string {
  if (shownAs === 'nome') return name;
  if (shownAs === 'senha') return String(ticket);
  return name
    .split(/\s+/)
    .map((word) => `${word.charAt(0)}.`)
    .join(' ');
}

export async function panelOf(context: ReadContext): Promise<RouteOutput<typeof getCallPanel>> {
  const { db, now } = context;
  const { unitId, unitName, timeZone, today } = await deskOf(context);
  const [shownAs, calls] = await Promise.all([
    findShownAs(db, unitId),
    lastCalls(db, unitId, today, LAST_CALLS),
  ]);
  return {
    unit: unitName,
    at: now.toISOString(),
    timeZone,
    calls: calls.map((call) => ({
      id: call.id,
      shown: shown(call, shownAs),
      room: call.room,
      at: call.at.toISOString(),
    })),
    shownAs,
  };
}

/** 404 for a unit that is not within reach. */
async function requirePlace({ db, actor }: ReadContext, unitId: string): Promise<Place> {
  const place = await findPlace(db, unitId);
  if (!place) throw notFound('A unidade de saúde');
  requireUnit(actor, place.municipalityId, unitId);
  return place;
}

export async function panelSettings(context: ReadContext, unitId: string): Promise<{ shownAs: ShownAs }> {
  await requirePlace(context, unitId);
  return { shownAs: await findShownAs(context.db, unitId) };
}

export async function setPanel(
  context: UseCaseContext,
  unitId: string,
  shownAs: ShownAs,
): Promise<{ shownAs: ShownAs }> {
  const place = await requirePlace(context, unitId);
  await setShownAs(context.db, unitId, shownAs);
  context.changed({ table: 'unit', id: unitId, operation: 'U' });
  context.audit({
    type: 'reception.panel-changed',
    subject: { table: 'unit', id: unitId },
    fields: ['shownAs'],
    municipalityId: place.municipalityId,
  });
  publishTo(context, place);
  return { shownAs };
}

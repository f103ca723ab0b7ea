import { cursorInvalid, isUuid } from '#platform/contract/cursor';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import type { UseCaseContext } from '#platform/usecase/context';
import type { listEvents as contract } from '../../contract.ts';
import { findLastBlock } from '../chain/chain-queries.ts';
import { sees } from '../chain/snapshot.ts';
import { countEvents, type EventRow, type Place, readEvents } from './event-queries.ts';
import { eventTexts } from './event-view.ts';
import { resolveFilters } from './filters.ts';
import { municipalityOf } from './scope.ts';
import { keptFilters } from './spoken-filters.ts';

const COUNTED = 1_000;
const DEFAULT_LIMIT = 50;

/** One page of the trail. Looking is an event of its own, with period and filters (ADM-P07). */
export async function listEvents(
  context: UseCaseContext,
  { query: asked }: RouteInput<typeof contract>,
): Promise<RouteOutput<typeof contract>> {
  const { db } = context;
  const { after, limit = DEFAULT_LIMIT, ...filters } = asked;
  const municipalityId = municipalityOf(context.actor);
  const query = await resolveFilters(db, municipalityId, filters);
  const place = after === undefined ? undefined : readPlace(after);
  const rows = await readEvents(db, query, { order: 'newest', after: place, limit: limit + 1 });
  // What fits on the first page needs no counting: a search that finds little has read everything once.
  const fits = place === undefined && rows.length <= limit;
  const count = fits ? rows.length : await countEvents(db, query, COUNTED + 1);
  const isSealed = await sealedTest(context);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  context.audit({
    type: 'audit.viewed',
    details: {
      ...keptFilters(filters, query),
      ...(place ? { page: place.at.toISOString() } : {}),
    },
  });
  return {
    rows: shown.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      type: row.type,
      fields: row.fields ?? [],
      sealed: isSealed(row),
      ...eventTexts(row),
    })),
    next: rows.length > limit && last ? cursorOf(last) : null,
    total: { count: Math.min(count, COUNTED), capped: count > COUNTED },
  };
}

async function sealedTest({ db }: UseCaseContext): Promise<(row: EventRow) => boolean> {
  const last = await findLastBlock(db);
  return (row) =>
    last !== undefined &&
    (row.epoch < last.epoch || (row.epoch === last.epoch && sees(last.snapshot, Number(row.xid))));
}

const cursorOf = ({ at, id }: Place) => Buffer.from(`${at.getTime()} ${id}`).toString('base64url');

function readPlace(cursor: string): Place {
  const [, ms, id] = /^(\d{1,14}) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (ms && isUuid(id)) return { at: new Date(Number(ms)), id };
  throw cursorInvalid();
}

import { cursorInvalid, isUuid } from '#platform/contract/cursor';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { COUNTED, cutPage, oneMore, PAGE_ROWS, totalOf } from '#platform/db/paging';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { listEvents as contract } from '../../contract.ts';
import { chainState, findLastBlock } from '../chain/chain-queries.ts';
import { isOwn } from '../chain/seal.ts';
import { NOTHING, sees } from '../chain/snapshot.ts';
import { countEvents, type EventRow, type Place, readEvents } from './event-queries.ts';
import { fieldTexts } from './event-text.ts';
import { eventTexts } from './event-view.ts';
import { resolveFilters } from './filters.ts';
import { findNames } from './names.ts';
import { municipalityOf } from './scope.ts';
import { keptFilters } from './spoken-filters.ts';

/** One page of the trail. Looking is an event of its own, with period and filters (ADM-P07). */
export async function listEvents(
  context: UseCaseContext,
  catalogue: Catalogue,
  { query: asked }: RouteInput<typeof contract>,
): Promise<RouteOutput<typeof contract>> {
  const { db } = context;
  const { after, limit = PAGE_ROWS, ...filters } = asked;
  const municipalityId = municipalityOf(context.actor);
  const query = await resolveFilters(db, catalogue, municipalityId, filters);
  const place = after === undefined ? undefined : readPlace(after);
  const rows = await readEvents(db, query, { order: 'newest', after: place, limit: oneMore(limit) });
  // What fits on the first page needs no counting: a search that finds little has read everything once.
  const fits = place === undefined && rows.length <= limit;
  const count = fits ? rows.length : await countEvents(db, query, oneMore(COUNTED));
  const sealOf = await sealTest(context);
  const { rows: shown, next } = cutPage(rows, limit, cursorOf);
  const names = await findNames(db, catalogue, shown);
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
      fields: fieldTexts(catalogue, row),
      seal: sealOf(row),
      recordId: row.subjectId,
      ...eventTexts(catalogue, row, names),
    })),
    next,
    total: totalOf(count),
  };
}

type Seal = RouteOutput<typeof contract>['rows'][number]['seal'];

/** Only who has the installation's key can have written the digest of an event: others did not come from the program. */
async function sealTest({ db, platform }: UseCaseContext): Promise<(row: EventRow) => Seal> {
  const last = await findLastBlock(db);
  const { firstEpoch, epoch, snapshot } = await chainState(db);
  return (row) => {
    if (row.epoch < firstEpoch || !isOwn(platform.secrets, row)) return 'foreign';
    if (row.xid < NOTHING.xmax || row.epoch > epoch) return 'foreign';
    if (row.epoch === epoch && row.xid >= snapshot.xmax) return 'foreign';
    const isSealed =
      last !== undefined &&
      (row.epoch < last.epoch || (row.epoch === last.epoch && sees(last.snapshot, row.xid)));
    return isSealed ? 'sealed' : 'waiting';
  };
}

const cursorOf = ({ at, id }: Place) => Buffer.from(`${at.getTime()} ${id}`).toString('base64url');

function readPlace(cursor: string): Place {
  const [, ms, id] = /^(\d{1,14}) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (ms && isUuid(id)) return { at: new Date(Number(ms)), id };
  throw cursorInvalid();
}

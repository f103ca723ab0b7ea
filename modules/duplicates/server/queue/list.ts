import type { Static } from 'typebox';
import { auditRead } from '#platform/audit/read';
import { cursorInvalid, isUuid } from '#platform/contract/cursor';
import { cutPage, oneMore, PAGE_ROWS } from '#platform/db/paging';
import type { ReadContext } from '#platform/usecase/context';
import type { listDuplicatesContract } from '../../contract/queue.ts';
import { suggestions } from '../suggest/suggestions.ts';
import { countPairs, findPairs, type Place } from './queries.ts';

type Asked = Static<NonNullable<typeof listDuplicatesContract.query>>;
type Answer = Static<typeof listDuplicatesContract.response>;

/** A page of the queue, the likeliest first. The trail says that it was looked at. */
export async function listDuplicates(
  context: ReadContext,
  { after, limit = PAGE_ROWS, ...filters }: Asked,
): Promise<Answer> {
  const place = after === undefined ? undefined : readPlace(after);
  const [found, total] = await Promise.all([
    findPairs(context.db, filters, { after: place, limit: oneMore(limit) }),
    countPairs(context.db, filters),
    place ? undefined : auditRead(context, { type: 'duplicates.queue-viewed' }),
  ]);
  const { rows, next } = cutPage(found, limit, ({ id, score }) => `${score ?? 0}~${id}`);
  const suggested = await suggestions(
    context.db,
    rows.map(({ people }) => people.map(({ id }) => id)),
  );
  return {
    rows: rows.map((row, place) => ({ ...row, suggested: suggested[place] ?? null })),
    next,
    total,
  };
}

function readPlace(cursor: string): Place {
  const [score = '', id] = cursor.split('~');
  // As the base keeps it: of the smallest numbers of JavaScript it knows none.
  const place = score === '' ? Number.NaN : Math.fround(Number(score));
  if (isUuid(id) && place >= 0 && place <= 1) return { score: place, id };
  throw cursorInvalid();
}

import type { Static } from 'typebox';
import { auditRead } from '#platform/audit/read';
import { readTimePlace, writeTimePlace } from '#platform/contract/cursor';
import { cutPage, oneMore, PAGE_ROWS } from '#platform/db/paging';
import { municipalityScope } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import type { listFcisContract } from '../../contract.ts';
import { countFichas, type FichaRow, findFichas } from './queries.ts';

type Query = Static<NonNullable<typeof listFcisContract.query>>;
type Answer = Static<typeof listFcisContract.response>;

export const shownFicha = ({ filledAt, receivedAt, decidedAt, ...row }: FichaRow) => ({
  ...row,
  filledAt: filledAt?.toISOString() ?? null,
  receivedAt: receivedAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
});

/** A page of the fichas of the access's municipality. The trail says that the list was looked at. */
export async function listFichas(context: ReadContext, query: Query): Promise<Answer> {
  const { after, limit = PAGE_ROWS, state, unitId } = query;
  const { municipalityId } = municipalityScope(context.actor);
  const filter = { municipalityId, unitId, decided: state === 'decided' };
  const place = after === undefined ? null : readTimePlace(after);
  const [found, total] = await Promise.all([
    findFichas(context.db, filter, place, oneMore(limit)),
    countFichas(context.db, filter),
    place ? undefined : auditRead(context, { type: 'citizens.fcis-viewed' }),
  ]);
  const { rows, next } = cutPage(found, limit, ({ id, receivedAt, decidedAt }) =>
    writeTimePlace({ at: (filter.decided ? decidedAt : null) ?? receivedAt, id }),
  );
  return { rows: rows.map(shownFicha), next, total };
}

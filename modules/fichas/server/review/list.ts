import type { Static } from 'typebox';
import { auditRead } from '#platform/audit/read';
import { readTimePlace, writeTimePlace } from '#platform/contract/cursor';
import { municipalityScope } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import type { listFcisContract } from '../../contract.ts';
import { countFichas, type FichaRow, findFichas } from './queries.ts';

type Query = Static<NonNullable<typeof listFcisContract.query>>;
type Answer = Static<typeof listFcisContract.response>;
const ROWS = 50;

export const shownFicha = ({ filledAt, receivedAt, decidedAt, ...row }: FichaRow) => ({
  ...row,
  filledAt: filledAt?.toISOString() ?? null,
  receivedAt: receivedAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
});

/** A page of the fichas of the access's municipality. The trail says that the list was looked at. */
export async function listFichas(context: ReadContext, query: Query): Promise<Answer> {
  const { after, limit = ROWS, state, unitId } = query;
  const { municipalityId } = municipalityScope(context.actor);
  const filter = { municipalityId, unitId, decided: state === 'decided' };
  const place = after === undefined ? null : readTimePlace(after);
  const [found, total] = await Promise.all([
    findFichas(context.db, filter, place, limit + 1),
    countFichas(context.db, filter),
    place ? undefined : auditRead(context, { type: 'citizens.fcis-viewed' }),
  ]);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const at = last && (filter.decided ? last.decidedAt : last.receivedAt);
  const next = found.length > limit && at ? writeTimePlace({ at, id: last.id }) : null;
  return { rows: rows.map(shownFicha), next, total };
}

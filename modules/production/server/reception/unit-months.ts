import { cursorInvalid, isUuid } from '#platform/contract/cursor';
import { cutPage, oneMore, PAGE_ROWS } from '#platform/db/paging';
import { notFound } from '#platform/errors/problem';
import { loadLedi } from '#platform/ledi/load';
import { municipalityScope } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import { countUnitForms, findUnitOf, listUnitMonths, type UnitMonthPlace } from './unit-month-queries.ts';

const writePlace = ({ month, id }: UnitMonthPlace): string => `${month}~${id}`;

function readPlace(after: string): UnitMonthPlace {
  const [month = '', id] = after.split('~');
  if (/^[12]\d{3}-\d{2}$/.test(month) && isUuid(id) && after === writePlace({ month, id }))
    return { month, id };
  throw cursorInvalid();
}

type Asked = { after?: string | undefined; limit?: number | undefined; search?: string | undefined };

/** A page of units and months of receipt. */
export async function pageOfUnitMonths(
  { db, actor, now }: Pick<ReadContext, 'db' | 'actor' | 'now'>,
  { after, limit = PAGE_ROWS, search = '' }: Asked,
) {
  const of = { ...municipalityScope(actor), search: search || null };
  const place = after === undefined ? undefined : readPlace(after);
  const { rows, total } = await listUnitMonths(db, of, { after: place, limit: oneMore(limit), now });
  return { ...cutPage(rows, limit, writePlace), total };
}

/** What a unit received in a month, by form. 404 for a unit of another municipality. */
export async function getUnitMonth(
  { db, actor }: Pick<ReadContext, 'db' | 'actor'>,
  { id, month }: UnitMonthPlace,
) {
  const unit = await findUnitOf(db, id, municipalityScope(actor).municipalityId);
  if (!unit) throw notFound('A unidade');
  const { layout } = await loadLedi();
  const forms = (await countUnitForms(db, { id, month })).map(({ tipo, fichas }) => ({
    title: layout.formByTipo.get(tipo)?.title ?? `Tipo ${tipo}`,
    fichas,
  }));
  return { ...unit, month, total: forms.reduce((sum, { fichas }) => sum + fichas, 0), forms };
}

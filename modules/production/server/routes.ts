import { readTimePlace, writeTimePlace } from '#platform/contract/cursor';
import { notFound } from '#platform/errors/problem';
import { type BoundRoute, change, read, uploadOf } from '#platform/http/bind';
import { loadLedi } from '#platform/ledi/load';
import { municipalityScope } from '#platform/permissions/scope';
import { downloadInconsistenciesContract, listLotesContract, receiveLoteContract } from '../contract.ts';
import { findLoteOf, listLotePage, type LoteRow } from './reception/lote-queries.ts';
import { sendReport } from './reception/report.ts';
import { startReception } from './reception/start-reception.ts';

const PAGE = 50;

const shown = (row: LoteRow) => ({ ...row, receivedAt: row.receivedAt.toISOString() });

export const productionRoutes: readonly BoundRoute[] = [
  change(receiveLoteContract, (context, _input, http) => startReception(context, uploadOf(http))),
  read(listLotesContract, async ({ db, actor }, { query }) => {
    const { municipalityId } = municipalityScope(actor);
    const { after, search, limit = PAGE } = query;
    const place = after === undefined ? undefined : readTimePlace(after);
    const of = { municipalityId, search: search ?? null };
    const { rows, total } = await listLotePage(db, of, { after: place, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next = rows.length > limit && last ? writeTimePlace({ at: last.receivedAt, id: last.id }) : null;
    return { rows: page.map(shown), next, total };
  }),
  read(downloadInconsistenciesContract, async ({ db, actor }, { params }, { reply }) => {
    const { municipalityId } = municipalityScope(actor);
    const lote = await findLoteOf(db, params.id, municipalityId);
    if (!lote) throw notFound('O lote');
    return sendReport(db, await loadLedi(), { ...lote, municipalityId }, reply);
  }),
];

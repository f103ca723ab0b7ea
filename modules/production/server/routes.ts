import { readTimePlace, writeTimePlace } from '#platform/contract/cursor';
import { cutPage, oneMore, PAGE_ROWS } from '#platform/db/paging';
import { notFound } from '#platform/errors/problem';
import { type BoundRoute, change, read, uploadOf } from '#platform/http/bind';
import { sendFile, ZIP_TYPE } from '#platform/http/send-file';
import { loadLedi } from '#platform/ledi/load';
import { municipalityScope } from '#platform/permissions/scope';
import * as contract from '../contract.ts';
import { findLoteOf, findOwnLote, listLotePage, type LoteRow } from './reception/lote-queries.ts';
import { receiptOf } from './reception/receipt.ts';
import { sendReport } from './reception/report.ts';
import { receptionRoutes } from './reception-routes.ts';
import { startReception } from './reception/start-reception.ts';
import { destinationRoutes } from './delivery/routes.ts';
import { peerRoutes } from './peers/routes.ts';
import { sendingRoutes } from './sending-routes.ts';

const shown = (row: LoteRow) => ({ ...row, receivedAt: row.receivedAt.toISOString() });
const placeOf = ({ receivedAt, id }: LoteRow) => writeTimePlace({ at: receivedAt, id });

export const productionRoutes: readonly BoundRoute[] = [
  change(contract.receiveLoteContract, (context, _input, http) => startReception(context, uploadOf(http))),
  read(contract.listLotesContract, async ({ db, actor }, { query }) => {
    const { municipalityId } = municipalityScope(actor);
    const { after, search, limit = PAGE_ROWS } = query;
    const place = after === undefined ? undefined : readTimePlace(after);
    const of = { municipalityId, search: search ?? null };
    const { rows, total } = await listLotePage(db, of, { after: place, limit: oneMore(limit) });
    const page = cutPage(rows, limit, placeOf);
    return { rows: page.rows.map(shown), next: page.next, total };
  }),
  read(contract.downloadInconsistenciesContract, async ({ db, actor }, { params }, { reply }) => {
    const { municipalityId } = municipalityScope(actor);
    const lote = await findLoteOf(db, params.id, municipalityId);
    if (!lote) throw notFound('O lote');
    const report = { name: `inconsistencias-${lote.id}`, lotes: [{ ...lote, municipalityId }] };
    return sendReport(db, await loadLedi(), report, reply);
  }),
  read(contract.downloadReceiptContract, async ({ db, actor }, { params }, { reply }) => {
    // A receipt tells of every ficha: a lot of the command line may have those of other municipalities.
    const lote = await findOwnLote(db, params.id, municipalityScope(actor).municipalityId);
    if (!lote) throw notFound('O recibo');
    return sendFile(reply, { ...(await receiptOf(db, lote)), type: ZIP_TYPE });
  }),
  ...receptionRoutes,
  ...sendingRoutes,
  ...destinationRoutes,
  ...peerRoutes,
];

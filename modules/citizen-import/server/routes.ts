import { auditRead } from '#platform/audit/read';
import { readIdPlace, readNumberPlace } from '#platform/contract/cursor';
import { cutPage, oneMore, PAGE_ROWS, totalOf } from '#platform/db/paging';
import { type BoundRoute, change, read, uploadOf } from '#platform/http/bind';
import { municipalityScope } from '#platform/permissions/scope';
import * as contract from '../contract.ts';
import { compareRow, shownRows } from './compare-row.ts';
import { countRows, type ImportView, listImportViews, listRows } from './queries.ts';
import { findRecords } from './record-queries.ts';
import { writeRowsCsv } from './rows-csv.ts';
import { applyCitizenImport, discardCitizenImport, getImport, startCitizenImport } from './start.ts';

const shown = ({ municipalityId: _municipality, createdAt, finishedAt, keptUntil, ...view }: ImportView) => ({
  ...view,
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
  keptUntil: keptUntil?.toISOString() ?? null,
});

export const importRoutes: readonly BoundRoute[] = [
  change(contract.startCitizenImportContract, (context, _input, http) =>
    startCitizenImport(context, uploadOf(http)),
  ),
  change(contract.applyCitizenImportContract, (context, { params, body }) =>
    applyCitizenImport(context, params.id, body.onConflict),
  ),
  change(contract.discardCitizenImportContract, async (context, { params }) => {
    await discardCitizenImport(context, params.id);
    return undefined;
  }),
  read(contract.listCitizenImportsContract, async ({ db, actor, now }, { query }) => {
    const { municipalityId } = municipalityScope(actor);
    const { after, limit = PAGE_ROWS } = query;
    const page = await listImportViews(db, municipalityId, {
      after: after === undefined ? undefined : readIdPlace(after),
      limit,
      now,
    });
    return { ...page, rows: page.rows.map(shown) };
  }),
  read(contract.getCitizenImportContract, async (context, { params }) => {
    const view = await getImport(context, params.id);
    return { ...shown(view), counts: await countRows(context.db, view.id) };
  }),
  read(contract.listCitizenImportRowsContract, async (context, { params, query }) => {
    const { id } = await getImport(context, params.id);
    const limit = query.limit ?? PAGE_ROWS;
    const after = readNumberPlace(query.after ?? '0');
    if (after === 0) {
      const subject = { table: 'citizen_import', id };
      await auditRead(context, { type: 'citizens.import-rows-viewed', subject });
    }
    const found = await listRows(context.db, id, { outcome: query.outcome, after, limit: oneMore(limit) });
    const { rows, next } = cutPage(found, limit, ({ number }) => String(number));
    const counts = await countRows(context.db, id);
    const count = query.outcome
      ? counts[query.outcome]
      : Object.values({ ...counts, applied: 0 }).reduce((sum, one) => sum + one, 0);
    const numbers = rows.map(({ number }) => number);
    const records = await findRecords(context.db, id, numbers, context.now);
    return {
      rows: await shownRows(rows, records),
      next,
      total: totalOf(count),
    };
  }),
  read(contract.getCitizenImportRowContract, (context, { params }) => compareRow(context, params.id)),
  read(contract.downloadCitizenImportRowsContract, async (context, { params }, { reply }) => {
    const { id } = await getImport(context, params.id);
    return writeRowsCsv(context.db, id, reply);
  }),
];

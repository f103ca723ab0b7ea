import { Readable } from 'node:stream';
import { type BoundRoute, change, read } from '#platform/http/bind';
import * as contract from '../contract.ts';
import type { PointingColumn } from './merge/columns.ts';
import { listMerges } from './merge/list.ts';
import { mergeCitizens } from './merge/merge.ts';
import { previewMerge } from './merge/preview.ts';
import { undoMerge } from './merge/undo.ts';
import { reopen, sayDifferent } from './queue/decide.ts';
import { exportDuplicates } from './queue/export.ts';
import { listDuplicates } from './queue/list.ts';
import { countPairs } from './queue/queries.ts';
import { startScan } from './scan/job.ts';
import { lastScan } from './scan/queries.ts';

const queueRoutes: readonly BoundRoute[] = [
  read(contract.listDuplicatesContract, (context, { query }) => listDuplicates(context, query)),
  read(contract.exportDuplicatesContract, async (context, { query }, { reply }) =>
    reply
      .header('content-disposition', 'attachment; filename="cadastros-duplicados.csv"')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(exportDuplicates(context, query))),
  ),
  read(contract.waitingDuplicatesContract, async ({ db }) => {
    const [likely, sharedNumber] = await Promise.all([
      countPairs(db, {}),
      countPairs(db, { kind: 'shared-number' }),
    ]);
    return { likely, sharedNumber };
  }),
  change(contract.differentContract, (context, { params, body }) =>
    sayDifferent(context, params.id, body.reason),
  ),
  change(contract.reopenContract, (context, { params }) => reopen(context, params.id)),
  change(contract.startScanContract, (context, { body }) => startScan(context, body.mode)),
  read(contract.lastScanContract, ({ db }) => lastScan(db)),
];

/** Routes of the room; `columns` are those of every room that point at a citizen. */
export const routesOver = (columns: () => readonly PointingColumn[]): readonly BoundRoute[] => [
  read(contract.previewMergeContract, (context, { body }) => previewMerge(context, columns(), body)),
  change(contract.mergeContract, (context, { body }) => mergeCitizens(context, columns(), body)),
  change(contract.undoMergeContract, (context, { params }) => undoMerge(context, columns(), params.id)),
  read(contract.listMergesContract, (context, { params }) => listMerges(context, columns(), params.id)),
  ...queueRoutes,
];

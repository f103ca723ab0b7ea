import { type BoundRoute, change, read } from '#platform/http/bind';
import * as contract from '../contract.ts';
import type { PointingColumn } from './merge/columns.ts';
import { listMerges } from './merge/list.ts';
import { mergeCitizens } from './merge/merge.ts';
import { previewMerge } from './merge/preview.ts';
import { undoMerge } from './merge/undo.ts';

/** Routes of the room; `columns` are those of every room that point at a citizen. */
export const routesOver = (columns: readonly PointingColumn[]): readonly BoundRoute[] => [
  read(contract.previewMergeContract, ({ db }, { body }) => previewMerge(db, columns, body)),
  change(contract.mergeContract, (context, { body }) => mergeCitizens(context, columns, body)),
  change(contract.undoMergeContract, (context, { params }) => undoMerge(context, columns, params.id)),
  read(contract.listMergesContract, ({ db }, { params }) => listMerges(db, params.id)),
];

import { type BoundRoute, change, read } from '#platform/http/bind';
import * as contract from '../contract.ts';
import { listDrafts, readDraft } from './read.ts';
import { removeDraft } from './remove.ts';
import { saveDraft } from './save.ts';

export const draftRoutes: readonly BoundRoute[] = [
  read(contract.listDrafts, (context, { query }) => listDrafts(context, query.accessId)),
  read(contract.readDraft, (context, { query }) => readDraft(context, query)),
  change(contract.saveDraft, (context, { body }) => saveDraft(context, body)),
  change(contract.removeDraft, (context, { query }) => removeDraft(context, query)),
];

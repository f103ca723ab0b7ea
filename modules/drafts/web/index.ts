import { callApi } from '#ui/light';
import type { DraftServer } from '#ui/client/local/draft-server';
import { listDrafts, readDraft, removeDraft, saveDraft } from '../contract.ts';

/** How the kit reaches the drafts of one access. */
export function draftServer(accessId: string): DraftServer {
  return {
    list: async () => (await callApi(listDrafts, { query: { accessId } })).drafts,
    read: async (form) => (await callApi(readDraft, { query: { accessId, form } })).texts,
    save: (form, { at: _typedAt, ...draft }) =>
      callApi(saveDraft, { body: { accessId, form, ...draft } }, { outlivesPage: true }),
    remove: async (form, { version, writer }) => {
      await callApi(removeDraft, { query: { accessId, form, version, writer } }, { outlivesPage: true });
    },
  };
}

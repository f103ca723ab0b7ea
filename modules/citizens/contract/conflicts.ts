import type { Static } from 'typebox';
import type { RevisionView } from './registration.ts';
import type { Identification } from './parts.ts';

/*
 * `data` of the 409 answers (problem details carry it beside `code` and `detail`). Nothing was changed; the page
 * keeps what was typed and asks.
 */
type Person = Static<typeof Identification>;

/** `document-in-use`: others hold this CPF or CNS. Sent again with `acceptSharedDocument`, it is saved. */
export type DocumentInUse = { holders: Array<{ field: 'cpf' | 'cns'; citizen: Person }> };

/** `likely-duplicate`: registered already, almost surely. Sent again with `notThese`, it is saved. */
export type LikelyDuplicate = {
  candidates: Array<{ citizen: Person; score: number; evidence: Array<{ field: string; level: string }> }>;
};

/** `changed-meanwhile`: what others changed since the version sent, the newest first; `version` is the present one. */
export type ChangedMeanwhile = { version: number; revisions: Array<Static<typeof RevisionView>> };

/** `merged`: the record lives on in another. */
export type Merged = { survivorId: string };

/** `citizen-in-use`: what depends on a record that was to be deleted, as people say it. */
export type CitizenInUse = { depends: Array<{ what: string; count: number }> };

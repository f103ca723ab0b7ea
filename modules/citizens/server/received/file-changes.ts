import type { FileChange } from '#platform/module/file-importer';
import { columnOf } from '#platform/contract/form/record';
import { RECORD_FIELDS, type RecordField } from '../record/record.ts';

/** What only acts on the screen change: no file puts a registration away, joins it or hides it from other units. */
const BY_HAND: readonly RecordField[] = [
  'status',
  'inactivatedAt',
  'inactivationReason',
  'mergedInto',
  'sharingRefused',
];
/** Written with every change. */
const FRAME = ['version', 'updated_at', 'updated_by', 'updated_origin', 'search', 'match_keys'];

const shared = (table: string, changes: FileChange['changes'] = []): FileChange => ({
  table,
  of: 'everybody',
  adds: true,
  changes,
});

/**
 * What a way for files may change of registrations; `never` are fields that its layout does not tell. They are of all
 * municipalities; each change of one is a revision that tells the file it came from.
 */
export const registrationChanges = (never: readonly RecordField[] = []): FileChange[] => [
  shared('citizen', [
    ...RECORD_FIELDS.filter((field) => !BY_HAND.includes(field) && !never.includes(field)).map(columnOf),
    ...FRAME,
  ]),
  shared('citizen_document', ['principal', 'removed_at']),
  shared('citizen_revision'),
  shared('citizen_review', 'all'),
  shared('duplicate_pair', 'all'),
];

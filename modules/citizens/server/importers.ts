import { columnOf } from '#platform/contract/form/record';
import type { FileChange, FileImporter } from '#platform/module/file-importer';
import { startCitizenImportContract } from '../contract/import.ts';
import { RECORD_FIELDS, type RecordField } from './record/record.ts';

/** What only acts on the screen change: no file puts a registration away, joins it or hides it from other units. */
export const BY_HAND: readonly RecordField[] = [
  'status',
  'inactivatedAt',
  'inactivationReason',
  'mergedInto',
  'sharingRefused',
];
/** What the layout of "Importar cidadão" does not tell. */
const BY_FICHA: readonly RecordField[] = [
  'diedOn',
  'deathCertificate',
  'teamId',
  'teamAutomatic',
  'teamSince',
  'fciUuid',
  'fciFilledAt',
];
/** Written with every change. */
const FRAME = ['version', 'updated_at', 'updated_by', 'updated_origin', 'search', 'match_keys'];

const shared = (table: string, changes: FileChange['changes'] = []): FileChange => ({
  table,
  of: 'everybody',
  adds: true,
  changes,
});
const own = (table: string): FileChange => ({ table, of: 'municipality', adds: true, changes: 'all' });

/** The registration is of all municipalities; each change of it is a revision that tells the file it came from. */
export const registrationChanges = (never: readonly RecordField[]): FileChange[] => [
  shared('citizen', [...RECORD_FIELDS.filter((field) => !never.includes(field)).map(columnOf), ...FRAME]),
  shared('citizen_document', ['principal', 'removed_at']),
  shared('citizen_revision'),
  shared('citizen_review', 'all'),
  shared('duplicate_pair', 'all'),
];

export const citizenImporters: readonly FileImporter[] = [
  {
    name: 'citizens.import',
    routes: [startCitizenImportContract.name],
    commands: [],
    changes: [
      ...registrationChanges([...BY_HAND, ...BY_FICHA]),
      own('citizen_import'),
      own('citizen_import_record'),
      own('citizen_import_row'),
    ],
  },
];

import { type RecordField, registrationChanges } from '#modules/citizens/index';
import type { FileChange, FileImporter } from '#platform/module/file-importer';
import { startCitizenImportContract } from './contract.ts';

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
const own = (table: string): FileChange => ({ table, of: 'municipality', adds: true, changes: 'all' });

export const importers: readonly FileImporter[] = [
  {
    name: 'citizens.import',
    routes: [startCitizenImportContract.name],
    commands: [],
    changes: [
      ...registrationChanges(BY_FICHA),
      own('citizen_import'),
      own('citizen_import_record'),
      own('citizen_import_row'),
    ],
  },
];

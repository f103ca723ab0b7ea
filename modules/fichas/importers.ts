import { registrationChanges } from '#modules/citizens/index';
import { lotImporter } from '#modules/production/index';
import type { FileImporter } from '#platform/module/file-importer';

export const importers: readonly FileImporter[] = [
  {
    name: 'fichas.apply',
    routes: [],
    commands: ['citizens apply'],
    changes: [
      ...registrationChanges(),
      { table: 'citizen_fci', of: 'everybody', adds: true, changes: 'all' },
      ...lotImporter.changes,
    ],
  },
];

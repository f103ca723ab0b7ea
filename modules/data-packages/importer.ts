import type { FileImporter } from '#platform/module/file-importer';
import { importDataPackageContract } from './contract.ts';
import { dataPackagesTables } from './tables.ts';

/** A package replaces a table of codes, which all municipalities read, and nothing else. */
export const packageImporter: FileImporter = {
  name: 'data-packages.import',
  routes: [importDataPackageContract.name],
  commands: ['data-package import'],
  changes: dataPackagesTables.map(({ name }) => ({
    table: name,
    of: 'everybody',
    adds: true,
    changes: 'all',
  })),
};

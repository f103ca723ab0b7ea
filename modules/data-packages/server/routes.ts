import { type BoundRoute, change, read } from '#platform/http/bind';
import {
  importDataPackageContract,
  listDataPackages,
  MAX_PACKAGE_BYTES,
  searchCbosContract,
  searchMunicipalityCodesContract,
} from '../contract.ts';
import { importPackage, readPackageFile } from './import-package.ts';
import { type DataPackageRow, findPackages, searchCbos, searchMunicipalityCodes } from './queries.ts';
import { withUpload } from './receive-upload.ts';

/** A package as routes and commands answer it. */
export function packageView({ imported_at, ...row }: DataPackageRow) {
  return { ...row, importedAt: imported_at.toISOString() };
}

export const dataPackagesRoutes: readonly BoundRoute[] = [
  read(listDataPackages, async ({ db }) => (await findPackages(db)).map(packageView)),
  change(importDataPackageContract, async (context, _input, http) => {
    const { dataDir } = context.platform.boot;
    return withUpload(http, { dataDir, maxBytes: MAX_PACKAGE_BYTES }, async (path) =>
      importPackage(context, await readPackageFile(path)),
    );
  }),
  read(searchMunicipalityCodesContract, ({ db }, { query }) => searchMunicipalityCodes(db, query.search)),
  read(searchCbosContract, ({ db }, { query }) => searchCbos(db, query.search)),
];

import { type BoundRoute, change, read, uploadOf } from '#platform/http/bind';
import { Problem } from '#platform/errors/problem';
import {
  findCepContract,
  importDataPackageContract,
  listDataPackages,
  searchCbosContract,
  searchMunicipalityCodesContract,
} from '../contract.ts';
import { importPackage, readPackageFile } from './import-package.ts';
import {
  type DataPackageRow,
  findCep,
  findPackages,
  searchCbos,
  searchMunicipalityCodes,
} from './queries.ts';

/** A package as routes and commands answer it. */
export function packageView({ imported_at, ...row }: DataPackageRow) {
  return { ...row, importedAt: imported_at.toISOString() };
}

const cepNotFound = () =>
  new Problem(404, 'cep-not-found', 'Este CEP não está na base de CEP desta instalação. Digite o endereço.');

export const dataPackagesRoutes: readonly BoundRoute[] = [
  read(listDataPackages, async ({ db }) => (await findPackages(db)).map(packageView)),
  change(importDataPackageContract, async (context, _input, http) =>
    importPackage(context, await readPackageFile(uploadOf(http).path)),
  ),
  read(searchMunicipalityCodesContract, ({ db }, { query }) => searchMunicipalityCodes(db, query.search)),
  read(findCepContract, async ({ db }, { params }) => {
    const address = await findCep(db, params.cep);
    if (!address) throw cepNotFound();
    return address;
  }),
  read(searchCbosContract, ({ db }, { query }) => searchCbos(db, query.search)),
];

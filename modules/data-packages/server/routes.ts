import { findBuiltInHash } from '@pec-aberto/terminology';
import { type BoundRoute, change, read, uploadOf } from '#platform/http/bind';
import { Problem } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import { findCodeContract, searchCodesContract } from '../contract/codes.ts';
import {
  findCepContract,
  importDataPackageContract,
  listDataPackages,
  restoreDataPackageContract,
  searchCbosContract,
  searchMunicipalityCodesContract,
} from '../contract.ts';
import { findCodes, getCode } from './codes/search.ts';
import { startImport, startRestore } from './jobs.ts';
import {
  type DataPackageRow,
  findCep,
  findPackages,
  searchCbos,
  searchMunicipalityCodes,
} from './queries.ts';

/** A package as routes and commands answer it. */
export function packageView({ imported_at, ...row }: DataPackageRow) {
  const shipped = findBuiltInHash(row.name);
  const canRestore = shipped !== undefined && shipped !== row.sha256;
  return { ...row, importedAt: imported_at.toISOString(), canRestore };
}

const cepNotFound = () =>
  new Problem(404, 'cep-not-found', 'Este CEP não está na base de CEP desta instalação. Digite o endereço.');

export const dataPackagesRoutes: readonly BoundRoute[] = [
  read(listDataPackages, async ({ db }) => (await findPackages(db)).map(packageView)),
  change(importDataPackageContract, (context, _input, http) => startImport(context, uploadOf(http))),
  change(restoreDataPackageContract, (context, { params }) => startRestore(context, params.name)),
  read(searchMunicipalityCodesContract, ({ db, actor }, { query }) =>
    searchMunicipalityCodes(db, query.search, accessOf(actor)?.municipalityId ?? null),
  ),
  read(findCepContract, async ({ db }, { params }) => {
    const address = await findCep(db, params.cep);
    if (!address) throw cepNotFound();
    return address;
  }),
  read(searchCodesContract, (context, { query }) => findCodes(context, query)),
  read(findCodeContract, (context, { params }) => getCode(context, params)),
  read(searchCbosContract, ({ db }, { query }) => searchCbos(db, query.search)),
];

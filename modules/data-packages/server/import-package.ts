import {
  type DataPackage,
  DataPackageError,
  findBuiltInPackage,
  type knownPackages,
  readPackage,
} from '@pec-aberto/terminology';
import type { Tx } from '#platform/db/database';
import { Problem, refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { cboRows, cepRows, municipalityRows, stateDestinationRows } from './code-rows.ts';
import { ageAgainst, isFarAhead } from './order.ts';
import {
  type DataPackageRow,
  findPackage,
  lockPackages,
  replaceCbos,
  replaceCeps,
  replaceMunicipalityCodes,
  replaceStateDestinations,
  writePackageRow,
} from './queries.ts';

/** How each known package fills its table. A new package without its line here does not compile. */
const LOADERS: Record<keyof typeof knownPackages, (db: Tx, data: DataPackage) => Promise<void>> = {
  municipios: (db, data) => replaceMunicipalityCodes(db, municipalityRows(data)),
  cbo: (db, data) => replaceCbos(db, cboRows(data)),
  cep: (db, data) => replaceCeps(db, cepRows(data)),
  'destinos-estaduais': (db, data) => replaceStateDestinations(db, stateDestinationRows(data)),
};

export type ImportedPackage = {
  name: string;
  version: string;
  status: 'imported' | 'unchanged';
  rows: number;
};

/** Reads and checks a package of this machine. Throws 422 `package-<code of terminology>`. */
export async function readPackageFile(path: string): Promise<DataPackage> {
  try {
    return await readPackage(path);
  } catch (error) {
    if (error instanceof DataPackageError) throw refused(`package-${error.code}`, error.message);
    throw error;
  }
}

/**
 * Puts a package in place of the one in use, whole, in the transaction of the use case. The same content
 * again changes nothing. Throws 422 `package-older`, `package-ahead`, `package-empty` or `package-invalid-row`.
 */
export async function importPackage(context: UseCaseContext, data: DataPackage): Promise<ImportedPackage> {
  const { manifest } = data;
  await lockPackages(context.db);
  const present = await findPackage(context.db, manifest.name);
  const { name, version } = manifest;
  const unchanged = { name, version, status: 'unchanged', rows: manifest.rows } as const;
  if (present) {
    const age = ageAgainst(manifest, present);
    if (present.sha256 === manifest.sha256 && age !== 'newer') {
      return { ...unchanged, version: present.version };
    }
    if (age === 'older') throw olderPackage(data, present);
  }
  if (isFarAhead(manifest, present, context.now)) throw packageAhead(data);
  await replacePackage(context, data);
  return { ...unchanged, status: 'imported' };
}

/** Loads a package that came with the program when none is in use or an older one is. Says if it did. */
export async function loadBuiltIn(context: UseCaseContext, data: DataPackage): Promise<boolean> {
  await lockPackages(context.db);
  const present = await findPackage(context.db, data.manifest.name);
  if (present && ageAgainst(data.manifest, present) !== 'newer') return false;
  await replacePackage(context, data);
  return true;
}

/** Puts the package that came with the program back in place of whatever is in use. */
export async function restorePackage(context: UseCaseContext, name: string): Promise<ImportedPackage> {
  const data = await readPackageFile(builtInPackage(name));
  await lockPackages(context.db);
  await replacePackage(context, data);
  const { version, rows } = data.manifest;
  return { name, version, status: 'imported', rows };
}

/** The folder of a package that came with the program. Throws 404 for a table that did not. */
export function builtInPackage(name: string): string {
  const path = findBuiltInPackage(name);
  if (path === undefined) {
    throw new Problem(
      404,
      'package-not-shipped',
      'Esta tabela não vem com o programa. Importe o pacote que a instalação usava antes.',
    );
  }
  return path;
}

async function replacePackage(context: UseCaseContext, data: DataPackage): Promise<void> {
  const { columns: _, ...manifest } = data.manifest;
  // `knownPackages` was checked when the package was read.
  await LOADERS[manifest.name as keyof typeof LOADERS](context.db, data);
  await writePackageRow(context.db, { ...manifest, imported_at: context.now });
  const { name, version, rows, sha256 } = manifest;
  context.audit({ type: 'data-packages.imported', details: { name, version, rows, sha256 } });
}

function olderPackage({ manifest }: DataPackage, present: DataPackageRow) {
  return refused(
    'package-older',
    `O pacote “${manifest.title}” ${describe(manifest)} é anterior ao que está em uso, ` +
      `${describe(present)}. Nada foi alterado.`,
  );
}

function packageAhead({ manifest }: DataPackage) {
  return refused(
    'package-ahead',
    `O pacote “${manifest.title}” (${describe(manifest)}) é de uma data ou versão muito à frente: depois dele nenhum ` +
      'outro entraria. Confira a data deste computador e a origem do pacote. Nada foi alterado.',
  );
}

function describe({ version, date }: { version: string; date: string }): string {
  return `versão ${version}, de ${date.split('-').reverse().join('/')}`;
}

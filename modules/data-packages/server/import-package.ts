import {
  allRows,
  type DataPackage,
  DataPackageError,
  findBuiltInPackage,
  type PackageName,
  withPackage,
} from '@pec-aberto/terminology';
import type { Tx } from '#platform/db/database';
import { Problem, refused } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Part } from '../contract.ts';
import { cboRows, cepRows, municipalityRows, stateDestinationRows, type WholePackage } from './code-rows.ts';
import { loadCid10 } from './codes/cid10.ts';
import { loadCatmat, loadCiap2, loadImmunobiologicals } from './codes/ledi-tables.ts';
import { requireWhole } from './codes/load-codes.ts';
import { loadSigtap } from './codes/sigtap.ts';
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

const CID10 = 'cid10';

type Loader = (db: Tx, data: DataPackage, now: Date) => Promise<Part[]>;

/** Fills a table from a package of one, checked whole before the base is touched. */
const whole =
  <T>(
    rowsOf: (data: WholePackage) => readonly T[],
    replace: (db: Tx, rows: readonly T[]) => Promise<void>,
  ): Loader =>
  async (db, data) => {
    const rows = rowsOf({ manifest: data.manifest, rows: await allRows(data) });
    await replace(db, rows);
    return [{ name: 'linhas', rows: rows.length }];
  };

/** How each known package fills its tables, and what it then has. A new package without its line here does not compile. */
const LOADERS: Record<PackageName, Loader> = {
  municipios: whole(municipalityRows, replaceMunicipalityCodes),
  cbo: whole(cboRows, replaceCbos),
  sigtap: loadSigtap,
  cid10: loadCid10,
  ciap2: loadCiap2,
  catmat: loadCatmat,
  imunobiologicos: loadImmunobiologicals,
  cep: whole(cepRows, replaceCeps),
  'destinos-estaduais': whole(stateDestinationRows, replaceStateDestinations),
};

export type ImportedPackage = {
  name: string;
  title: string;
  version: string;
  status: 'imported' | 'unchanged';
  rows: number;
  parts: Part[];
};

/** Opens a package of this machine for `work`. What is wrong with it is 422 `package-<code of terminology>`. */
export async function withPackageFile<T>(path: string, work: (data: DataPackage) => Promise<T>): Promise<T> {
  try {
    return await withPackage(path, work);
  } catch (error) {
    if (error instanceof DataPackageError) throw refused(`package-${error.code}`, error.message);
    throw error;
  }
}

/**
 * Puts a package in place of the one in use, whole, in the transaction of the use case. The same content
 * again changes nothing. Throws 422 `package-older`, `package-ahead`, `package-cut`, `package-empty` or
 * `package-invalid-row`.
 */
export async function importPackage(context: UseCaseContext, data: DataPackage): Promise<ImportedPackage> {
  const { manifest } = data;
  await lockPackages(context.db);
  const present = await findPackage(context.db, manifest.name);
  if (present) {
    const age = ageAgainst(manifest, present);
    if (present.sha256 === manifest.sha256 && age !== 'newer') return outcome(present, 'unchanged');
    if (age === 'older') throw olderPackage(data, present);
  }
  if (isFarAhead(manifest, present, context.now)) throw packageAhead(data);
  // A package of ours says how many rows it has, and one cut does not open; the official file of SIGTAP does not say.
  const compared = manifest.name === 'sigtap' ? present : undefined;
  return outcome(await replacePackage(context, data, compared), 'imported');
}

/** Loads a package that came with the program when none is in use or an older one is. Says if it did. */
export async function loadBuiltIn(context: UseCaseContext, data: DataPackage): Promise<boolean> {
  await lockPackages(context.db);
  const present = await findPackage(context.db, data.manifest.name);
  if (present && ageAgainst(data.manifest, present) !== 'newer') return false;
  await replacePackage(context, data);
  return true;
}

/**
 * Puts the package that came with the program back in place of whatever is in use. The official file of SIGTAP also
 * renews the CID-10: then both go back, for a base never mixes two months.
 */
export async function restorePackage(context: UseCaseContext, name: string): Promise<ImportedPackage> {
  await lockPackages(context.db);
  const present = await findPackage(context.db, name);
  const cid10 = await findPackage(context.db, CID10);
  const restored = await replaceByBuiltIn(context, name);
  if (name === CID10 || present === undefined || cid10?.sha256 !== present.sha256)
    return outcome(restored, 'imported');
  const { rows, version } = await replaceByBuiltIn(context, CID10);
  const parts = [...restored.parts, { name: `códigos da CID-10, de volta à versão ${version}`, rows }];
  return outcome({ ...restored, parts }, 'imported');
}

const replaceByBuiltIn = (context: UseCaseContext, name: string): Promise<DataPackageRow> =>
  withPackageFile(builtInPackage(name), (data) => replacePackage(context, data));

const outcome = (
  { name, title, version, rows, parts }: DataPackageRow,
  status: ImportedPackage['status'],
): ImportedPackage => ({ name, title, version, status, rows, parts });

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

async function replacePackage(
  context: UseCaseContext,
  data: DataPackage,
  inUse?: DataPackageRow,
): Promise<DataPackageRow> {
  const { manifest } = data;
  const parts = await LOADERS[manifest.name](context.db, data, context.now);
  for (const { name, rows } of inUse?.parts ?? []) {
    const part = parts.find((one) => one.name === name);
    if (part) requireWhole(data, name, part.rows, rows);
  }
  const [main] = parts;
  const row = { ...manifest, rows: main?.rows ?? 0, parts, imported_at: context.now };
  await writePackageRow(context.db, row);
  const { name, version, rows, sha256 } = row;
  context.audit({ type: 'data-packages.imported', details: { name, version, rows, sha256 } });
  return row;
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

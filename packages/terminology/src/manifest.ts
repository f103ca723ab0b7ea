import { createHash } from 'node:crypto';
import {
  DataPackageError,
  type KnownPackage,
  knownPackages,
  type Manifest,
  ONLY_TABLE,
  type PackageName,
  type TableManifest,
} from './data-package.ts';

/** A `manifest.json` that was read: a package of one table says columns, rows and sha256 of itself, one of several of each. */
export type ReadManifest = { manifest: Manifest; tables: readonly TableManifest[] };

/**
 * Reads the text of a `manifest.json` and checks it against the known packages.
 * Throws DataPackageError: invalid-manifest, unknown-name, wrong-columns.
 */
export function parseManifest(text: string): ReadManifest {
  const fields = parseJson(text);
  if (!isRecord(fields) || !isHead(fields)) throw invalid();
  const { name, title, version, date, source } = fields;
  if (!isKnown(name)) {
    const known = Object.keys(knownPackages).join(', ');
    throw new DataPackageError(
      'unknown-name',
      `O pacote de dados "${name}" não é conhecido por esta versão do programa. Conhecidos: ${known}.`,
    );
  }
  const tables = tablesOf(fields);
  const expected = Object.keys(tablesKnown(name));
  if (tables.length !== expected.length || tables.some((table, place) => table.name !== expected[place]))
    throw invalid();
  for (const table of tables) checkColumns(name, table.name, table.columns);
  return { manifest: { name, title, version, date, source, sha256: hashOf(tables) }, tables };
}

/** One hash for a package: that of its table, or of the hashes of several. */
export function hashOf(tables: readonly TableManifest[]): string {
  const [first, ...others] = tables.map(({ sha256 }) => sha256);
  if (others.length === 0) return first ?? '';
  return createHash('sha256')
    .update([first, ...others].join('\n'))
    .digest('hex');
}

/** Throws DataPackageError wrong-columns unless the columns are those of the table, in order. */
export function checkColumns(name: PackageName, table: string, columns: readonly string[]): void {
  const expected = tablesKnown(name)[table] ?? [];
  if (columns.length === expected.length && columns.every((column, place) => column === expected[place]))
    return;
  throw new DataPackageError(
    'wrong-columns',
    `As colunas de ${table}.csv do pacote "${name}" devem ser ${expected.join(', ')}, nesta ordem, ` +
      `mas são ${columns.join(', ')}. Confira se o pacote é desta versão do programa.`,
  );
}

const tablesKnown = (name: PackageName): KnownPackage['tables'] => knownPackages[name].tables;

function isKnown(name: string): name is PackageName {
  return Object.hasOwn(knownPackages, name);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(cause);
  }
}

type Fields = Record<string, unknown>;
const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

type Head = Fields & Record<'name' | 'title' | 'version' | 'date' | 'source', string>;
function isHead(fields: Fields): fields is Head {
  return (
    ['name', 'title', 'version', 'date', 'source'].every((field) => isFilled(fields[field])) &&
    /^\d{4}-\d{2}-\d{2}$/.test(String(fields['date'])) &&
    !Number.isNaN(Date.parse(String(fields['date'])))
  );
}

function tablesOf(fields: Fields): TableManifest[] {
  const tables: unknown = fields['tables'] ?? [{ ...fields, name: ONLY_TABLE }];
  if (!Array.isArray(tables)) throw invalid();
  return tables.map((table: unknown) => {
    if (!isRecord(table) || !isTable(table)) throw invalid();
    const { name, columns, rows, sha256 } = table;
    return { name, columns, rows, sha256 };
  });
}

function isTable(fields: Fields): fields is Fields & TableManifest {
  return (
    isFilled(fields['name']) &&
    isFilled(fields['sha256']) &&
    Array.isArray(fields['columns']) &&
    fields['columns'].every(isFilled) &&
    Number.isSafeInteger(fields['rows'])
  );
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function invalid(cause?: unknown): DataPackageError {
  return new DataPackageError(
    'invalid-manifest',
    'O arquivo manifest.json do pacote está incompleto ou ilegível. Obtenha o pacote de novo.',
    { cause },
  );
}

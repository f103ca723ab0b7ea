import { DataPackageError, knownPackages, type Manifest } from './data-package.ts';

/**
 * Reads the text of a `manifest.json` and checks it against the known packages.
 * Throws DataPackageError: invalid-manifest, unknown-name, wrong-columns.
 */
export function parseManifest(text: string): Manifest {
  const manifest = parseJson(text);
  if (!isManifest(manifest)) throw invalid();
  const { name, columns } = manifest;
  if (!isKnown(name)) {
    const known = Object.keys(knownPackages).join(', ');
    throw new DataPackageError(
      'unknown-name',
      `O pacote de dados "${name}" não é conhecido por esta versão do programa. Conhecidos: ${known}.`,
    );
  }
  checkColumns(name, columns);
  return manifest;
}

/** Throws DataPackageError wrong-columns unless the columns are those of the package, in order. */
export function checkColumns(name: string, columns: readonly string[]): void {
  const expected = isKnown(name) ? knownPackages[name].columns : [];
  if (columns.length === expected.length && columns.every((column, place) => column === expected[place]))
    return;
  throw new DataPackageError(
    'wrong-columns',
    `As colunas do pacote "${name}" devem ser ${expected.join(', ')}, nesta ordem, ` +
      `mas são ${columns.join(', ')}. Confira se o pacote é desta versão do programa.`,
  );
}

function isKnown(name: string): name is keyof typeof knownPackages {
  return Object.hasOwn(knownPackages, name);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(cause);
  }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return (
    ['name', 'title', 'version', 'date', 'source', 'sha256'].every((field) => isFilled(fields[field])) &&
    Array.isArray(fields.columns) &&
    fields.columns.every(isFilled) &&
    Number.isSafeInteger(fields.rows) &&
    /^\d{4}-\d{2}-\d{2}$/.test(String(fields.date)) &&
    !Number.isNaN(Date.parse(String(fields.date)))
  );
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function invalid(cause?: unknown): DataPackageError {
  return new DataPackageError(
    'invalid-manifest',
    'O arquivo manifest.json do pacote está incompleto ou ilegível. Obtenha o pacote de novo.',
    { cause },
  );
}

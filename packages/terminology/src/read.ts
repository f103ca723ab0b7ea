import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import Papa from 'papaparse';
import { type DataPackage, DataPackageError, type DataPackageErrorCode } from './data-package.ts';
import { absent, readDirectory } from './files.ts';
import { checkColumns, parseManifest } from './manifest.ts';
import { readZip } from './zip.ts';

/**
 * Reads a data package, a directory or a ZIP file with `manifest.json` and `data.csv` at its root, and
 * checks it whole: name, columns, SHA-256, CSV and number of rows. At most 64 MB uncompressed, 10 entries.
 * Throws DataPackageError with a stable code; other failures of the disk go on as they are.
 */
export async function readPackage(directoryOrZipPath: string): Promise<DataPackage> {
  const found = await stat(directoryOrZipPath).catch(absent);
  if (found === undefined) {
    throw new DataPackageError('not-found', `O pacote não foi encontrado em ${directoryOrZipPath}.`);
  }
  const files = found.isDirectory()
    ? await readDirectory(directoryOrZipPath)
    : await readZip(directoryOrZipPath);
  if (files.manifest === undefined) throw missing('missing-manifest', 'manifest.json');
  const manifest = parseManifest(files.manifest.toString('utf8'));
  if (files.data === undefined) throw missing('missing-data', 'data.csv');
  if (createHash('sha256').update(files.data).digest('hex') !== manifest.sha256) {
    throw new DataPackageError(
      'wrong-hash',
      'O conteúdo de data.csv não confere com o manifesto (SHA-256). O pacote foi alterado ou está ' +
        'corrompido; obtenha-o de novo.',
    );
  }
  const rows = parseCsv(manifest.name, files.data);
  if (rows.length !== manifest.rows) {
    throw new DataPackageError(
      'wrong-row-count',
      `O manifesto declara ${manifest.rows} linhas, mas data.csv tem ${rows.length}. Obtenha o pacote de novo.`,
    );
  }
  return { manifest, rows };
}

function parseCsv(name: string, data: Buffer): Array<Record<string, string>> {
  const parsed = Papa.parse<Record<string, string>>(data.toString('utf8'), {
    delimiter: ',',
    header: true,
    skipEmptyLines: true,
  });
  checkColumns(name, parsed.meta.fields ?? []);
  const [fault] = parsed.errors;
  if (fault === undefined) return parsed.data;
  // Papa counts rows from 0 without the header.
  const line = fault.row === undefined ? '' : ` na linha ${fault.row + 2}`;
  throw new DataPackageError(
    'invalid-csv',
    `O arquivo data.csv está mal formado${line} (aspas ou número de colunas). Corrija o pacote.`,
  );
}

function missing(code: DataPackageErrorCode, file: string): DataPackageError {
  return new DataPackageError(
    code,
    `O pacote não tem o arquivo ${file} na sua raiz. Confira se o arquivo enviado é um pacote de dados.`,
  );
}

import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import {
  type DataPackage,
  DataPackageError,
  type DataPackageErrorCode,
  type PackageName,
  type Row,
  type TableManifest,
} from './data-package.ts';
import { bytesOf, type PackageFiles } from './files.ts';
import { checkColumns, parseManifest } from './manifest.ts';

/**
 * A package of `manifest.json` and CSV files: each table is checked whole (SHA-256, CSV, number of rows) before its first
 * row is given, and only one is held at a time. Throws DataPackageError.
 */
export async function openCsvPackage(files: PackageFiles): Promise<DataPackage> {
  if (!files.has('manifest.json')) throw missing('missing-manifest', 'manifest.json');
  const { manifest, tables } = parseManifest((await bytesOf(files, 'manifest.json')).toString('utf8'));
  for (const { name } of tables) {
    if (!files.has(`${name}.csv`)) throw missing('missing-data', `${name}.csv`);
  }
  return {
    manifest,
    async *rows(name) {
      const table = tables.find((one) => one.name === name);
      if (table) yield await tableOf(files, manifest.name, table);
    },
  };
}

async function tableOf(files: PackageFiles, of: PackageName, table: TableManifest): Promise<Row[]> {
  const file = `${table.name}.csv`;
  const data = await bytesOf(files, file);
  if (createHash('sha256').update(data).digest('hex') !== table.sha256) {
    throw new DataPackageError(
      'wrong-hash',
      `O conteúdo de ${file} não confere com o manifesto (SHA-256). O pacote foi alterado ou está ` +
        'corrompido; obtenha-o de novo.',
    );
  }
  const rows = parseCsv(of, table.name, data);
  if (rows.length !== table.rows) {
    throw new DataPackageError(
      'wrong-row-count',
      `O manifesto declara ${table.rows} linhas, mas ${file} tem ${rows.length}. Obtenha o pacote de novo.`,
    );
  }
  return rows;
}

function parseCsv(of: PackageName, table: string, data: Buffer): Row[] {
  const parsed = Papa.parse<Row>(data.toString('utf8'), {
    delimiter: ',',
    header: true,
    skipEmptyLines: true,
  });
  checkColumns(of, table, parsed.meta.fields ?? []);
  const [fault] = parsed.errors;
  if (fault === undefined) return parsed.data;
  // Papa counts rows from 0 without the header.
  const line = fault.row === undefined ? '' : ` na linha ${fault.row + 2}`;
  throw new DataPackageError(
    'invalid-csv',
    `O arquivo ${table}.csv está mal formado${line} (aspas ou número de colunas). Corrija o pacote.`,
  );
}

function missing(code: DataPackageErrorCode, file: string): DataPackageError {
  return new DataPackageError(
    code,
    `O pacote não tem o arquivo ${file} na sua raiz. Confira se o arquivo enviado é um pacote de dados.`,
  );
}

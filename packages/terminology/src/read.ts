import { stat } from 'node:fs/promises';
import { openCsvPackage } from './csv-package.ts';
import { type DataPackage, DataPackageError, ONLY_TABLE, type Row } from './data-package.ts';
import { absent, openDirectory } from './files.ts';
import { isSigtap, openSigtap } from './sigtap/official.ts';
import { openZip } from './zip.ts';

/**
 * Opens a data package for `work` and closes it: a directory or a ZIP file, with `manifest.json` and CSV files at its
 * root, or the official file of SIGTAP. At most 64 MB uncompressed, 200 entries.
 * Throws DataPackageError with a stable code; other failures of the disk go on as they are.
 */
export async function withPackage<T>(
  directoryOrZipPath: string,
  work: (data: DataPackage) => Promise<T>,
): Promise<T> {
  const found = await stat(directoryOrZipPath).catch(absent);
  if (found === undefined) {
    throw new DataPackageError('not-found', `O pacote não foi encontrado em ${directoryOrZipPath}.`);
  }
  const files = found.isDirectory()
    ? await openDirectory(directoryOrZipPath)
    : await openZip(directoryOrZipPath);
  try {
    return await work(isSigtap(files) ? await openSigtap(files) : await openCsvPackage(files));
  } finally {
    files.close();
  }
}

/** Every row of a table; of the only one unless told. */
export async function allRows(data: DataPackage, table: string = ONLY_TABLE): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of data.rows(table)) for (const row of batch) rows.push(row);
  return rows;
}

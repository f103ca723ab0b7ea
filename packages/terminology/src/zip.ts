import { buffer } from 'node:stream/consumers';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { DataPackageError } from './data-package.ts';
import { MAX_BYTES, type PackageFiles, tooLarge } from './files.ts';

const MAX_ENTRIES = 10;

/**
 * Reads `manifest.json` and `data.csv` at the root of a ZIP file; other entries are not opened.
 * Throws DataPackageError: not-a-zip, too-many-entries, too-large, unsafe-path.
 */
export async function readZip(path: string): Promise<PackageFiles> {
  try {
    // Names stay as bytes, so that a name that climbs is told from a broken file.
    const zip = await yauzl.openPromise(path, { lazyEntries: true, decodeStrings: false });
    return await readEntries(zip);
  } catch (cause) {
    if (cause instanceof DataPackageError) throw cause;
    throw new DataPackageError(
      'not-a-zip',
      'O arquivo não é um ZIP válido ou está corrompido. Obtenha o pacote de novo.',
      { cause },
    );
  }
}

async function readEntries(zip: ZipFile): Promise<PackageFiles> {
  const files = new Map<string, Buffer>();
  let entries = 0;
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    entries += 1;
    bytes += entry.uncompressedSize;
    if (entries > MAX_ENTRIES) throw tooManyEntries();
    if (bytes > MAX_BYTES) throw tooLarge();
    const name = safeName(entry);
    if (name !== 'manifest.json' && name !== 'data.csv') continue;
    // yauzl stops the stream when it gives more bytes than the entry declares.
    files.set(name, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return { manifest: files.get('manifest.json'), data: files.get('data.csv') };
}

function safeName(entry: Entry): string {
  const name = entry.fileNameRaw.toString('utf8');
  if (yauzl.validateFileName(name) === null) return name;
  throw new DataPackageError(
    'unsafe-path',
    'O pacote contém um arquivo com caminho inseguro e foi recusado. Obtenha-o de uma fonte confiável.',
  );
}

function tooManyEntries(): DataPackageError {
  return new DataPackageError(
    'too-many-entries',
    `O pacote tem mais de ${MAX_ENTRIES} arquivos. Ele deve ter manifest.json e data.csv.`,
  );
}

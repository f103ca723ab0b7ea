import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { DataPackageError } from './data-package.ts';
import { checkSize, hashOf, type PackageFiles } from './files.ts';

/**
 * The files at the root of a ZIP. Nothing is unpacked before it is asked for.
 * Throws DataPackageError: not-a-zip, too-many-entries, too-large, unsafe-path.
 */
export async function openZip(path: string): Promise<PackageFiles> {
  // Names stay as bytes, so that a name that climbs is told from a broken file.
  const options = { lazyEntries: true, decodeStrings: false, autoClose: false };
  const zip = await yauzl.openPromise(path, options).catch(notAZip);
  try {
    const entries = await entriesOf(zip);
    return {
      has: (name) => entries.has(name),
      chunks: (name) => chunksOf(zip, entries.get(name)),
      writtenOn: (name) => writtenOn(entries.get(name)),
      sha256: () => hashOf([path]),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    return notAZip(error);
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  const sizes: number[] = [];
  for await (const entry of zip.eachEntry()) {
    sizes.push(entry.uncompressedSize);
    checkSize(sizes);
    entries.set(safeName(entry), entry);
  }
  return entries;
}

async function* chunksOf(zip: ZipFile, entry: Entry | undefined): AsyncIterable<Buffer> {
  if (entry === undefined) return;
  const stream = await zip.openReadStreamPromise(entry).catch(notAZip);
  try {
    // yauzl stops the stream when it gives more bytes than the entry declares.
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    notAZip(error);
  } finally {
    stream.destroy();
  }
}

/** The day as it is written in the ZIP, whatever the zone of this machine. */
function writtenOn(entry: Entry | undefined): string {
  const at = entry?.getLastModDate({ forceDosFormat: true, timezone: 'UTC' });
  return at?.toISOString().slice(0, 10) ?? '';
}

function safeName(entry: Entry): string {
  const name = entry.fileNameRaw.toString('utf8');
  if (yauzl.validateFileName(name) === null) return name;
  throw new DataPackageError(
    'unsafe-path',
    'O pacote contém um arquivo com caminho inseguro e foi recusado. Obtenha-o de uma fonte confiável.',
  );
}

function notAZip(cause: unknown): never {
  if (cause instanceof DataPackageError) throw cause;
  throw new DataPackageError(
    'not-a-zip',
    'O arquivo não é um ZIP válido ou está corrompido. Obtenha o pacote de novo.',
    { cause },
  );
}

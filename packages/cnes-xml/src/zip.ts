import { crc32 } from 'node:zlib';
import {
  type Entry,
  fromBufferPromise,
  getFileNameLowLevel,
  openPromise,
  validateFileName,
  type ZipFile,
} from 'yauzl';
import { CnesFileError } from './errors.ts';
import type { Limits } from './limits.ts';
import type { XmlSource } from './xml-source.ts';

// Names are decoded here, not by yauzl: its errors quote them and stop at the first bad one.
const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false };

/** Opens the only XML of a zip. `source` is a path or the zip's bytes. */
export async function openZip(source: string | Buffer, limits: Limits): Promise<XmlSource> {
  const zip = await openArchive(source);
  // An error after the directory was read (a disk failing while closing) must not end the process.
  zip.on('error', () => {});
  try {
    const { entry, name } = await findXml(zip, limits);
    return {
      fileName: name.slice(name.lastIndexOf('/') + 1),
      bytesTotal: entry.uncompressedSize,
      chunks: inflate(zip, entry, limits),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openArchive(source: string | Buffer): Promise<ZipFile> {
  try {
    return await (typeof source === 'string'
      ? openPromise(source, options)
      : fromBufferPromise(source, options));
  } catch (error) {
    throw zipError(error);
  }
}

async function findXml(zip: ZipFile, limits: Limits): Promise<{ entry: Entry; name: string }> {
  if (zip.entryCount > limits.maxZipEntries) throw new CnesFileError('zip-too-many-entries');
  let found: { entry: Entry; name: string } | null = null;
  for await (const entry of entriesOf(zip)) {
    const name = getFileNameLowLevel(
      entry.generalPurposeBitFlag,
      entry.fileNameRaw,
      entry.extraFields,
      false,
    );
    if (validateFileName(name) !== null || name.includes('\0')) throw new CnesFileError('zip-unsafe-path');
    if (!isXml(name)) continue;
    if (found) throw new CnesFileError('zip-several-xml');
    found = { entry, name };
  }
  if (!found) throw new CnesFileError('zip-without-xml');
  if (found.entry.isEncrypted()) throw new CnesFileError('zip-encrypted');
  if (!found.entry.canDecodeFileData()) throw new CnesFileError('zip-unsupported');
  return found;
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    throw zipError(error);
  }
}

/** What macOS adds beside each file (`__MACOSX/._name.xml`) is not the XML. */
function isXml(name: string): boolean {
  if (name.startsWith('__MACOSX/')) return false;
  const base = name.slice(name.lastIndexOf('/') + 1);
  return /\.xml$/i.test(base) && !base.startsWith('._');
}

/** The bytes of `entry`, counted against the limits whatever its header declares, with its CRC checked. */
async function* inflate(zip: ZipFile, entry: Entry, limits: Limits): AsyncGenerator<Uint8Array> {
  const allowed = Math.max(limits.ratioFreeBytes, entry.compressedSize * limits.maxRatio);
  let bytes = 0;
  let sum = 0;
  for await (const chunk of compressedStream(zip, entry)) {
    bytes += chunk.byteLength;
    if (bytes > allowed || bytes > limits.maxUncompressedBytes) throw new CnesFileError('zip-bomb');
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (bytes !== entry.uncompressedSize || sum !== entry.crc32) throw new CnesFileError('zip-corrupt');
}

async function* compressedStream(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    const stream = await zip.openReadStreamPromise(entry);
    try {
      for await (const chunk of stream) yield chunk as Uint8Array;
    } finally {
      stream.destroy();
    }
  } catch (error) {
    throw zipError(error);
  }
}

function zipError(error: unknown): CnesFileError {
  const text = error instanceof Error ? error.message : '';
  if (text.includes('encrypt')) return new CnesFileError('zip-encrypted');
  // The directory stands at the end of a zip: what has none was cut.
  if (/End of central directory|unexpected EOF|unexpected end of file/.test(text)) {
    return new CnesFileError('zip-truncated');
  }
  return new CnesFileError('zip-corrupt');
}

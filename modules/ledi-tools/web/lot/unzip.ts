import { Inflate, Unzip, UnzipInflate } from 'fflate';
import { CnesFileError, defaultLimits } from '@pec-aberto/cnes-xml/browser';
import type { Inflate as InflateRecord } from '@pec-aberto/ledi';

/** Deflate cannot say more than this with one byte: who declares more lies. */
const MOST_RATIO = 1032;
/** Packed bytes inflated at once, so that a bomb is noticed before it has filled the memory. */
const PIECE = 512;
const READ = 64 * 1024;

/** Raw inflate of one record, in the worker itself: for so many small ones, streams of the browser take longer. */
export const inflateRecord: InflateRecord = (bytes, most) => {
  if (most > (bytes.length + 1) * MOST_RATIO) throw new RangeError('declares more than it can hold');
  const out = new Uint8Array(most);
  let at = 0;
  const inflate = new Inflate((part) => {
    if (at + part.length > most) throw new RangeError('larger than declared');
    out.set(part, at);
    at += part.length;
  });
  for (let start = 0; start < bytes.length; start += PIECE) {
    inflate.push(bytes.subarray(start, start + PIECE), start + PIECE >= bytes.length);
  }
  return out.subarray(0, at);
};

const isXml = (name: string) => /(?:^|\/)(?!\._)[^/]*\.xml$/i.test(name) && !name.startsWith('__MACOSX/');

async function bytesOf(blob: Blob, start: number, end: number): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(start, end).arrayBuffer());
}

/**
 * The first XML of a zip in pieces, read as far as it is asked for; the size of the CNES export's XML has the limits
 * of its reader. CnesFileError when it cannot be had.
 */
export async function* firstXmlOf(zip: Blob): AsyncGenerator<Uint8Array> {
  if (zip.size > defaultLimits.maxCompressedBytes) throw new CnesFileError('too-large');
  const head = await bytesOf(zip, 0, 8);
  if (((head[6] ?? 0) & 1) !== 0) throw new CnesFileError('zip-encrypted');
  const found = new XmlEntry();
  const allowed = Math.max(defaultLimits.ratioFreeBytes, zip.size * defaultLimits.maxRatio);
  let bytes = 0;
  for (let start = 0; start < zip.size && !found.isWhole; start += READ) {
    found.push(await bytesOf(zip, start, start + READ), start + READ >= zip.size);
    for (const part of found.parts.splice(0)) {
      bytes += part.length;
      if (bytes > Math.min(allowed, defaultLimits.maxUncompressedBytes)) throw new CnesFileError('zip-bomb');
      yield part;
    }
  }
  if (!found.isFound) throw new CnesFileError('zip-without-xml');
  if (!found.isWhole) throw new CnesFileError('zip-truncated');
}

/** Finds the first XML among the entries of a zip that is pushed in, and keeps what comes out of it. */
class XmlEntry {
  readonly parts: Uint8Array[] = [];
  isFound = false;
  isWhole = false;
  private readonly unzip: Unzip;

  constructor() {
    this.unzip = new Unzip((entry) => {
      if (this.isFound || !isXml(entry.name)) return;
      this.isFound = true;
      entry.ondata = (error, data, isLast) => {
        if (error) throw error;
        this.parts.push(data);
        if (isLast) this.isWhole = true;
      };
      entry.start();
    });
    this.unzip.register(UnzipInflate);
  }

  push(bytes: Uint8Array, isLast: boolean): void {
    try {
      this.unzip.push(bytes, isLast);
    } catch (error) {
      const isMethod = error instanceof Error && error.message.startsWith('unknown compression');
      throw new CnesFileError(isMethod ? 'zip-unsupported' : 'zip-corrupt');
    }
  }
}

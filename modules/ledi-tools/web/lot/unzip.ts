import { Inflate, inflateSync, Unzip, UnzipInflate } from 'fflate';
import { CnesFileError, defaultLimits } from '@pec-aberto/cnes-xml/browser';
import type { Inflate as InflateRecord } from '@pec-aberto/ledi';

/** Deflate cannot say more than this with one byte: who declares more lies. */
const MOST_RATIO = 1032;
/** Least packed bytes inflated at once where a bomb may hide: it is noticed before it has filled the memory. */
const PIECE = 512;
/** Records are packed to less; these are inflated in one go, which takes a tenth of the time. */
const SMALL = 4096;
/** After so many that held more than they declared, the zip is taken for what it is. */
const MOST_LIES = 16;
const READ = 64 * 1024;

const tooLarge = () => new RangeError('larger than declared');

/** Raw inflate of the records of one zip, in the worker itself: for so many small ones streams of the browser are slow. */
export function createInflate(): InflateRecord {
  let lies = 0;
  return (bytes, most) => {
    if (most > (bytes.length + 1) * MOST_RATIO) throw tooLarge();
    if (bytes.length > SMALL || lies >= MOST_LIES) return inflateInPieces(bytes, most);
    // What does not fit is not written; the one byte more tells that there was something.
    const out = inflateSync(bytes, { out: new Uint8Array(most + 1) });
    if (out.length <= most) return out;
    lies += 1;
    throw tooLarge();
  };
}

function inflateInPieces(bytes: Uint8Array, most: number): Uint8Array {
  const out = new Uint8Array(most);
  let at = 0;
  const inflate = new Inflate((part) => {
    if (at + part.length > most) throw tooLarge();
    out.set(part, at);
    at += part.length;
  });
  // So that what comes out at once is at most four times what is declared, or half a megabyte.
  const piece = Math.max(PIECE, Math.ceil((4 * most) / MOST_RATIO));
  for (let start = 0; start < bytes.length; start += piece) {
    inflate.push(bytes.subarray(start, start + piece), start + piece >= bytes.length);
  }
  return out.subarray(0, at);
}

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

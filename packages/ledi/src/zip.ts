import { crc32 } from './crc32.ts';
import { MAX_RECORD_BYTES } from './decode.ts';
import { LediError } from './errors.ts';

/** Bytes that can be read anywhere: a file, or a Blob in the browser. */
export type ZipSource = { size: number; read: (offset: number, length: number) => Promise<Uint8Array> };

/** Raw inflate. Must stop as soon as the output passes `most` bytes, throwing anything. */
export type Inflate = (bytes: Uint8Array, most: number) => Promise<Uint8Array> | Uint8Array;

/** One file of the zip; `bytes` null when it cannot be read (`error` says why). Directories are not told. */
export type ZipEntry = { name: string; bytes: Uint8Array | null; error: LediError | null };

const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const MAX_COMMENT = 65_535;
const WINDOW = 1024 * 1024;
const ALL_32 = 0xffffffff;
const ALL_16 = 0xffff;
const MAX_ENTRIES = 10_000_000;

const text = new TextDecoder('utf-8');
const broken = (message: string) => new LediError('zip-invalido', message);
const corrupt = () => broken('O zip está incompleto ou corrompido.');

/** Reads ahead, so that entries written one after another cost one read of the source for many. */
class Window {
  private readonly source: ZipSource;
  private bytes = new Uint8Array();
  private start = 0;

  constructor(source: ZipSource) {
    this.source = source;
  }

  async read(offset: number, length: number): Promise<DataView> {
    if (offset < 0 || length < 0 || offset + length > this.source.size) throw corrupt();
    if (offset < this.start || offset + length > this.start + this.bytes.length) {
      const wanted = Math.min(Math.max(length, WINDOW), this.source.size - offset);
      this.bytes = new Uint8Array(await this.source.read(offset, wanted));
      this.start = offset;
      if (this.bytes.length < length) throw corrupt();
    }
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + offset - this.start, length);
  }
}

type Directory = { offset: number; size: number; count: number };
type Central = {
  name: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  at: number;
};

/**
 * The files of a zip one at a time, in memory that does not grow with the zip (zip64 included). A fault of one file
 * is told in its entry and the rest goes on; LediError `zip-invalido` when the zip itself cannot be read.
 */
export async function* readZip(source: ZipSource, inflate: Inflate): AsyncGenerator<ZipEntry> {
  const directory = await findDirectory(source);
  const data = new Window(source);
  let packed = 0;
  for await (const central of entries(source, directory)) {
    packed += central.packed;
    // More packed bytes than the file has: entries overlap, as in the bombs made of one block told many times.
    if (packed > source.size) throw broken('O zip tem arquivos sobrepostos, o que não é aceito.');
    if (central.name.endsWith('/')) continue;
    yield await extract(data, central, inflate);
  }
}

async function findDirectory(source: ZipSource): Promise<Directory> {
  const length = Math.min(source.size, END_SIZE + MAX_COMMENT);
  if (length < END_SIZE) throw corrupt();
  const tail = new Uint8Array(await source.read(source.size - length, length));
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = view.byteLength - END_SIZE; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    if (at + END_SIZE + view.getUint16(at + 20, true) > view.byteLength) continue;
    const found = {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    };
    const isWide = found.count === ALL_16 || found.size === ALL_32 || found.offset === ALL_32;
    const isLocated = at >= 20 && view.getUint32(at - 20, true) === END64_LOCATOR;
    return isWide && isLocated
      ? wideDirectory(source, Number(view.getBigUint64(at - 12, true)))
      : checked(source, found);
  }
  throw corrupt();
}

async function wideDirectory(source: ZipSource, offset: number): Promise<Directory> {
  const view = await new Window(source).read(offset, 56);
  if (view.getUint32(0, true) !== END64) throw corrupt();
  return checked(source, {
    count: Number(view.getBigUint64(32, true)),
    size: Number(view.getBigUint64(40, true)),
    offset: Number(view.getBigUint64(48, true)),
  });
}

function checked(source: ZipSource, directory: Directory): Directory {
  const { offset, size, count } = directory;
  if (offset + size > source.size || count > MAX_ENTRIES || count * 46 > size) throw corrupt();
  return directory;
}

async function* entries(source: ZipSource, directory: Directory): AsyncGenerator<Central> {
  const window = new Window(source);
  let at = directory.offset;
  for (let place = 0; place < directory.count; place += 1) {
    const head = await window.read(at, 46);
    if (head.getUint32(0, true) !== CENTRAL) throw corrupt();
    const nameLength = head.getUint16(28, true);
    const extraLength = head.getUint16(30, true);
    const length = 46 + nameLength + extraLength + head.getUint16(32, true);
    const view = await window.read(at, length);
    const name = text.decode(new Uint8Array(view.buffer, view.byteOffset + 46, nameLength));
    const central = {
      name,
      flags: view.getUint16(8, true),
      method: view.getUint16(10, true),
      crc: view.getUint32(16, true),
      packed: view.getUint32(20, true),
      size: view.getUint32(24, true),
      at: view.getUint32(42, true),
    };
    yield withWideSizes(central, view, 46 + nameLength, extraLength);
    at += length;
  }
}

/** Extra field 1 holds, in this order and only where the 32-bit field is full, size, packed size and offset. */
function withWideSizes(central: Central, view: DataView, start: number, length: number): Central {
  if (central.size !== ALL_32 && central.packed !== ALL_32 && central.at !== ALL_32) return central;
  let at = start;
  const end = start + length;
  while (at + 4 <= end) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      const out = { ...central };
      let next = at + 4;
      for (const field of ['size', 'packed', 'at'] as const) {
        if (central[field] !== ALL_32) continue;
        if (next + 8 > Math.min(end, at + 4 + size)) throw corrupt();
        out[field] = Number(view.getBigUint64(next, true));
        next += 8;
      }
      return out;
    }
    at += 4 + size;
  }
  throw corrupt();
}

async function extract(window: Window, central: Central, inflate: Inflate): Promise<ZipEntry> {
  try {
    return { name: central.name, bytes: await content(window, central, inflate), error: null };
  } catch (error) {
    if (!(error instanceof LediError)) throw error;
    return { name: central.name, bytes: null, error };
  }
}

async function content(window: Window, central: Central, inflate: Inflate): Promise<Uint8Array> {
  const { at, packed, size, method } = central;
  if ((central.flags & 1) !== 0) throw broken('O arquivo do zip está cifrado com senha.');
  if (method !== 0 && method !== 8) throw broken('O arquivo do zip usa uma compressão que não é aceita.');
  if (size > MAX_RECORD_BYTES || packed > MAX_RECORD_BYTES) {
    throw new LediError('limite-excedido', 'O arquivo do zip é maior que um registro pode ser.');
  }
  const head = await window.read(at, 30);
  if (head.getUint32(0, true) !== LOCAL) throw corrupt();
  const start = at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const view = await window.read(start, packed);
  const raw = new Uint8Array(view.buffer, view.byteOffset, packed);
  // A copy, because the next read reuses nothing of this window but a record may be kept.
  const bytes = method === 0 ? raw.slice() : await inflated(inflate, raw, size);
  if (bytes.length !== size || crc32(bytes) !== central.crc) throw corrupt();
  return bytes;
}

async function inflated(inflate: Inflate, raw: Uint8Array, size: number): Promise<Uint8Array> {
  try {
    return await inflate(raw, Math.max(size, 1));
  } catch {
    throw corrupt();
  }
}

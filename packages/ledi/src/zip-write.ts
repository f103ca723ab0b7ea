import { crc32 } from './crc32.ts';

/** Raw deflate of a whole file. */
export type Deflate = (bytes: Uint8Array) => Promise<Uint8Array> | Uint8Array;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const ALL_32 = 0xffffffff;
const ALL_16 = 0xffff;
/** 1 January 1980: the same files give the same zip. */
const NO_DATE = 0x0021;
const UTF8_NAMES = 0x0800;
const PLAIN = 20;
const WIDE = 45;
/** Bytes gathered before they are given out. */
const PIECE = 64 * 1024;

const encoder = new TextEncoder();

/** Bytes in pieces of about {@link PIECE}. */
class Pieces {
  private buffer = new Uint8Array(PIECE * 2);
  private at = 0;
  size = 0;

  view(length: number): DataView {
    if (this.at + length > this.buffer.length) {
      const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.at + length));
      larger.set(this.buffer.subarray(0, this.at));
      this.buffer = larger;
    }
    const view = new DataView(this.buffer.buffer, this.at, length);
    this.at += length;
    this.size += length;
    return view;
  }

  put(bytes: Uint8Array): void {
    const { buffer, byteOffset } = this.view(bytes.length);
    new Uint8Array(buffer, byteOffset, bytes.length).set(bytes);
  }

  isReady(): boolean {
    return this.at >= PIECE;
  }

  take(): Uint8Array {
    const out = this.buffer.slice(0, this.at);
    this.at = 0;
    return out;
  }
}

/**
 * A zip of these files in their order (zip64 where needed), in pieces, at the pace of who reads. Nothing of a file is
 * kept but its line of the directory.
 */
export async function* writeZip(
  files: AsyncIterable<{ name: string; bytes: Uint8Array }>,
  deflate: Deflate,
): AsyncGenerator<Uint8Array> {
  const out = new Pieces();
  const directory = new Pieces();
  const lines: Uint8Array[] = [];
  let count = 0;
  for await (const { name, bytes } of files) {
    const packed = await deflate(bytes);
    const isSmaller = packed.length < bytes.length;
    const file: Entry = {
      name: encoder.encode(name),
      method: isSmaller ? 8 : 0,
      crc: crc32(bytes),
      packed: isSmaller ? packed.length : bytes.length,
      size: bytes.length,
      at: out.size,
    };
    putLocal(out, file);
    out.put(isSmaller ? packed : bytes);
    putCentral(directory, file);
    if (directory.isReady()) lines.push(directory.take());
    count += 1;
    if (out.isReady()) yield out.take();
  }
  const start = out.size;
  yield out.take();
  yield* lines;
  yield directory.take();
  yield theEnd(count, start, directory.size);
}

type Entry = { name: Uint8Array; method: number; crc: number; packed: number; size: number; at: number };

/** What the local header and the directory say alike. */
function putCommon(view: DataView, at: number, version: number, file: Entry): void {
  view.setUint16(at, version, true);
  view.setUint16(at + 2, UTF8_NAMES, true);
  view.setUint16(at + 4, file.method, true);
  view.setUint16(at + 8, NO_DATE, true);
  view.setUint32(at + 10, file.crc, true);
  view.setUint32(at + 14, file.packed, true);
  view.setUint32(at + 18, file.size, true);
  view.setUint16(at + 22, file.name.length, true);
}

function putLocal(out: Pieces, file: Entry): void {
  const view = cleared(out.view(30));
  view.setUint32(0, LOCAL, true);
  putCommon(view, 4, PLAIN, file);
  out.put(file.name);
}

/** Only the place can pass 32 bits: a record is far smaller. */
function putCentral(directory: Pieces, file: Entry): void {
  const isFar = file.at >= ALL_32;
  const view = cleared(directory.view(46));
  view.setUint32(0, CENTRAL, true);
  view.setUint16(4, isFar ? WIDE : PLAIN, true);
  putCommon(view, 6, isFar ? WIDE : PLAIN, file);
  view.setUint16(30, isFar ? 12 : 0, true);
  view.setUint32(42, isFar ? ALL_32 : file.at, true);
  directory.put(file.name);
  if (!isFar) return;
  const extra = directory.view(12);
  extra.setUint16(0, 1, true);
  extra.setUint16(2, 8, true);
  extra.setBigUint64(4, BigInt(file.at), true);
}

/** The buffer is used again: what a header leaves out must be zero. */
function cleared(view: DataView): DataView {
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength).fill(0);
  return view;
}

function theEnd(count: number, start: number, size: number): Uint8Array {
  const isWide = count >= ALL_16 || start >= ALL_32 || size >= ALL_32;
  const bytes = new Uint8Array(isWide ? 56 + 20 + 22 : 22);
  const view = new DataView(bytes.buffer);
  if (isWide) {
    view.setUint32(0, END64, true);
    view.setBigUint64(4, 44n, true);
    view.setUint16(12, WIDE, true);
    view.setUint16(14, WIDE, true);
    view.setBigUint64(24, BigInt(count), true);
    view.setBigUint64(32, BigInt(count), true);
    view.setBigUint64(40, BigInt(size), true);
    view.setBigUint64(48, BigInt(start), true);
    view.setUint32(56, END64_LOCATOR, true);
    view.setBigUint64(64, BigInt(start + size), true);
    view.setUint32(72, 1, true);
  }
  const end = bytes.length - 22;
  view.setUint32(end, END, true);
  view.setUint16(end + 8, Math.min(count, ALL_16), true);
  view.setUint16(end + 10, Math.min(count, ALL_16), true);
  view.setUint32(end + 12, Math.min(size, ALL_32), true);
  view.setUint32(end + 16, Math.min(start, ALL_32), true);
  return bytes;
}

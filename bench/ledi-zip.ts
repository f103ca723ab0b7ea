import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';

/** Little-endian numbers one after another: `[value, bytes]`. */
function numbers(...fields: [number, 2 | 4 | 8][]): Buffer {
  const out = Buffer.alloc(fields.reduce((sum, [, size]) => sum + size, 0));
  let at = 0;
  for (const [value, size] of fields) {
    if (size === 8) out.writeBigUInt64LE(BigInt(value), at);
    else out.writeUIntLE(value, at, size);
    at += size;
  }
  return out;
}

export type Packed = { size: number; packed: Uint8Array; crc: number };

export const pack = (bytes: Uint8Array): Packed => ({
  size: bytes.length,
  packed: deflateRawSync(bytes),
  crc: crc32(bytes),
});

/** These records over and over. */
export function repeating(records: readonly Uint8Array[]): (place: number) => Packed {
  const ready = records.map(pack);
  return (place) => {
    const one = ready[place % ready.length];
    if (!one) throw new Error('no record to write');
    return one;
  };
}

/**
 * Writes a zip (zip64) of `count` entries. By hand, because the time yazl takes grows with the square of the entries.
 */
export function writeManyEntries(path: string, count: number, entryOf: (place: number) => Packed): void {
  const file = openSync(path, 'w');
  let at = 0;
  let waiting: Buffer[] = [];
  const put = (part: Buffer) => {
    waiting.push(part);
    at += part.length;
    if (waiting.length < 3000) return;
    writeSync(file, Buffer.concat(waiting));
    waiting = [];
  };
  // One buffer for the directory: an object for each entry would stay in the memory that is measured next.
  const directory = Buffer.alloc(count * 64);
  let directorySize = 0;
  for (let place = 0; place < count; place += 1) {
    const one = entryOf(place);
    const name = Buffer.from(`${place}.esus`);
    const sizes = numbers([one.crc, 4], [one.packed.length, 4], [one.size, 4], [name.length, 2], [0, 2]);
    const kind = numbers([20, 2], [0, 2], [8, 2], [0, 4]);
    const central = [numbers([0x02014b50, 4], [20, 2]), kind, sizes, numbers([0, 8], [0, 2], [at, 4]), name];
    directorySize += Buffer.concat(central).copy(directory, directorySize);
    put(Buffer.concat([numbers([0x04034b50, 4]), kind, sizes, name, one.packed]));
  }
  const start = at;
  put(directory.subarray(0, directorySize));
  const size = at - start;
  const wide = numbers(
    [0x06064b50, 4],
    [44, 8],
    [45, 2],
    [45, 2],
    [0, 8],
    [count, 8],
    [count, 8],
    [size, 8],
    [start, 8],
  );
  const locator = numbers([0x07064b50, 4], [0, 4], [at, 8], [1, 4]);
  const end = numbers(
    [0x06054b50, 4],
    [0, 4],
    [0xffff, 2],
    [0xffff, 2],
    [0xffffffff, 4],
    [0xffffffff, 4],
    [0, 2],
  );
  put(Buffer.concat([wide, locator, end]));
  writeSync(file, Buffer.concat(waiting));
  closeSync(file);
}

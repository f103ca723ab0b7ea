import type { Inflate, ZipSource } from './zip.ts';

/** Raw inflate of the platform (browsers, and Node too), stopped when the output passes `most` bytes. */
export const inflateOfPlatform: Inflate = async (bytes, most) => {
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader();
  const out = new Uint8Array(most);
  let at = 0;
  // Not every browser iterates over streams.
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (at + part.value.length > most) throw new RangeError('larger than declared');
    out.set(part.value, at);
    at += part.value.length;
  }
  return out.subarray(0, at);
};

/** A zip dropped on a page (File or Blob), read piece by piece. */
export const zipSourceOfBlob = (blob: Blob): ZipSource => ({
  size: blob.size,
  read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
});

/** A bit for each of a list, set where `is` says so. Base64. */
export function writeBits(list: readonly string[], is: (one: string) => boolean): string {
  const bytes = Buffer.alloc(Math.ceil(list.length / 8));
  list.forEach((one, place) => {
    if (is(one)) bytes[place >> 3] = (bytes[place >> 3] ?? 0) | (1 << (place & 7));
  });
  return bytes.toString('base64');
}

/** Those of the list whose bit is set. */
export function readBits(list: readonly string[], bits: string): string[] {
  const bytes = Buffer.from(bits, 'base64');
  return list.filter((_, place) => ((bytes[place >> 3] ?? 0) & (1 << (place & 7))) !== 0);
}

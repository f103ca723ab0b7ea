/** Base 32 of Crockford: no I, L, O nor U, so that what is read aloud or from paper is not mistaken. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five bytes give eight characters; the length must be a multiple of five (no unused bits). */
export function encodeBase32(bytes: Uint8Array): string {
  if (bytes.length % 5 !== 0) throw new RangeError('base 32 here takes whole groups of five bytes');
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += SYMBOLS[(held >> bits) & 31];
      held &= (1 << bits) - 1;
    }
  }
  return text;
}

/** Undefined when a character does not exist in the alphabet. O is read as 0, I and L as 1. */
export function decodeBase32(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')) {
    const value = SYMBOLS.indexOf(character);
    if (value < 0) return undefined;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(held >> bits);
      held &= (1 << bits) - 1;
    }
  }
  return bits === 0 ? Uint8Array.from(bytes) : undefined;
}

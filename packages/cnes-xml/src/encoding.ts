import { TextDecoder } from 'node:util';
import { CnesFileError } from './errors.ts';

/** Turns the bytes of the XML into text, chunk by chunk. */
export type TextReader = {
  /** Text of the next bytes. */
  read(chunk: Uint8Array): string;
  /** To be called after the last byte: the encoding can only be judged then. */
  finish(): void;
};

const BOM = '\u00ef\u00bb\u00bf';
const HIGH = /[\u0080-\u00ff]/;
const C1 = /[\u0080-\u009f]/g;
const declaration = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/;
const utf8Names = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii']);
const latinNames = new Set([
  'iso-8859-1',
  'iso8859-1',
  'iso_8859-1',
  'latin1',
  'latin-1',
  'windows-1252',
  'cp1252',
]);

/** What Windows has in 0x80–0x9F, in place of ISO-8859-1's controls nobody writes (WHATWG Encoding too). */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Chooses the reader for a file by its first bytes: a UTF-8 BOM, else the XML declaration, else UTF-8.
 * ISO-8859-1 is read as windows-1252, its superset. Throws `encoding-unsupported` for any other,
 * `encoding-mismatch` when a UTF-8 BOM precedes another declaration.
 */
export function textReaderFor(head: Uint8Array): TextReader {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 1024)).toString('latin1');
  if (isWide(start)) throw new CnesFileError('encoding-unsupported');
  const hasBom = start.startsWith(BOM);
  const name = declaration.exec(hasBom ? start.slice(BOM.length) : start)?.[1]?.toLowerCase() ?? 'utf-8';
  if (utf8Names.has(name)) return utf8Reader();
  if (!latinNames.has(name)) throw new CnesFileError('encoding-unsupported');
  if (hasBom) throw new CnesFileError('encoding-mismatch');
  return latinReader();
}

/** UTF-16 and UTF-32 begin with their own BOM or have zero bytes around the first `<`. */
function isWide(start: string): boolean {
  return (
    start.startsWith('\u00ff\u00fe') || start.startsWith('\u00fe\u00ff') || start.slice(0, 2).includes('\0')
  );
}

function utf8Reader(): TextReader {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return {
    read: (chunk) => decode(decoder, chunk),
    finish: () => void decode(decoder),
  };
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new CnesFileError('encoding-invalid');
  }
}

function latinReader(): TextReader {
  // Text in UTF-8 under an ISO-8859-1 declaration would turn every name with an accent into garbage. Real
  // ISO-8859-1 text breaks the rules of UTF-8 at its first accent, and from there on nothing is checked.
  let utf8: TextDecoder | null = new TextDecoder('utf-8', { fatal: true });
  let sawHigh = false;
  const check = (chunk?: Uint8Array) => {
    try {
      if (chunk) utf8?.decode(chunk, { stream: true });
      else utf8?.decode();
    } catch {
      utf8 = null;
    }
  };
  return {
    read(chunk) {
      const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
      if (utf8 && (sawHigh || HIGH.test(text))) {
        sawHigh = true;
        check(chunk);
      }
      return text.replace(C1, (char) => windows1252.charAt(char.charCodeAt(0) - 0x80));
    },
    finish() {
      if (!sawHigh) return;
      check();
      if (utf8) throw new CnesFileError('encoding-mismatch');
    },
  };
}

import { inflateSync } from 'node:zlib';

const STREAM = /stream\r?\n([\s\S]*?)\r?\nendstream/g;
const SHOWN = /\[([^\]]*)\] TJ/g;

/** The text that a PDF of ours shows, one line for each piece of a line: standard fonts, compressed pages. */
export function pdfText(file: Buffer): string {
  const lines: string[] = [];
  for (const [, content = ''] of file.toString('latin1').matchAll(STREAM)) {
    const page = inflated(Buffer.from(content, 'latin1'));
    for (const [, pieces = ''] of page.matchAll(SHOWN)) {
      const hex = [...pieces.matchAll(/<([0-9a-f]*)>/g)].map(([, digits]) => digits).join('');
      lines.push(new TextDecoder('windows-1252').decode(Buffer.from(hex, 'hex')));
    }
  }
  return lines.join('\n');
}

/** A stream that is no page (a font, an image) shows nothing. */
function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}

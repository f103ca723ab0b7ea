import { inflateSync } from 'node:zlib';

type Part = { dictionary: string; stream: string };

const OBJECT = /(\d+) 0 obj\n([\s\S]*?)\nendobj/g;
const STREAM = /stream\r?\n/;
/** A font chosen, a line shown, or a form drawn. */
const SHOWN = /\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|<([0-9a-f]*)> Tj|\/(\w+) Do/g;
const CODE = 4;

/** The text that a PDF of ours shows, one line for each piece of a line. */
export const pdfText = (file: Buffer): string =>
  pdfPages(file)
    .map(({ lines }) => lines.join('\n'))
    .join('\n');

/** Its pages: their lines, and their width and height in points. */
export function pdfPages(file: Buffer): Array<{ lines: string[]; size: [number, number] }> {
  const parts = partsOf(file);
  const fonts = fontsOf(parts);
  return [...parts.values()]
    .filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary))
    .map(({ dictionary }) => {
      const [width = 0, height = 0] = (/\/MediaBox \[0 0 ([\d. ]+)\]/.exec(dictionary)?.[1] ?? '')
        .split(' ')
        .map(Number);
      const lines: string[] = [];
      const read = (of: Part | undefined) => {
        let font: ReadonlyMap<string, string> | undefined;
        for (const [, name, pieces, whole, form] of (of?.stream ?? '').matchAll(SHOWN)) {
          if (name) font = fonts.get(name);
          else if (form) {
            const before = lines.length;
            read(referred(parts, dictionary, `/${form}`));
            // What a form shows goes on with the line before it.
            lines.splice(before - 1, 2, lines.slice(before - 1).join(''));
          } else {
            const hex =
              whole ?? [...(pieces ?? '').matchAll(/<([0-9a-f]*)>/g)].map(([, code]) => code).join('');
            lines.push((hex.match(/.{4}/g) ?? []).map((code) => font?.get(code) ?? '\ufffd').join(''));
          }
        }
      };
      read(referred(parts, dictionary, '/Contents'));
      return { lines, size: [width, height] };
    });
}

/** Names of its fonts: those that travel with it, and those that the reader must have. */
export function pdfFonts(file: Buffer): { embedded: string[]; missing: string[] } {
  const parts = [...partsOf(file).values()].map(({ dictionary }) => dictionary);
  const names = (of: string[], key: string) =>
    of
      .map((dictionary) => new RegExp(`/${key} /(?:[A-Z]{6}\\+)?([\\w-]+)`).exec(dictionary)?.[1] ?? '')
      .toSorted();
  const embedded = names(
    parts.filter((one) => /\/Type \/FontDescriptor/.test(one) && /\/FontFile[23]? \d+ 0 R/.test(one)),
    'FontName',
  );
  const used = names(
    parts.filter((one) => /\/Type \/Font\b(?!D)/.test(one)),
    'BaseFont',
  );
  return { embedded, missing: used.filter((name) => !embedded.includes(name)) };
}

function partsOf(file: Buffer): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const [, number = '', content = ''] of file.toString('latin1').matchAll(OBJECT)) {
    const begin = STREAM.exec(content);
    const dictionary = begin ? content.slice(0, begin.index) : content;
    parts.set(number, { dictionary, stream: begin ? inflated(streamOf(content, begin)) : '' });
  }
  return parts;
}

/** By its length, not by the line that ends it: one in 256 compressed streams ends with what looks like a part of that line. */
function streamOf(content: string, begin: RegExpExecArray): string {
  const from = begin.index + begin[0].length;
  const length = Number(/\/Length (\d+)/.exec(content)?.[1]);
  return content.slice(from, from + length);
}

function inflated(stream: string): string {
  try {
    return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}

/** What a dictionary, or the resources that it names, refers to by this key. */
function referred(parts: Map<string, Part>, dictionary: string, key: string): Part | undefined {
  const look = (text: string) => new RegExp(`${key} (\\d+) 0 R`).exec(text)?.[1];
  const resources =
    look(dictionary) ??
    look(parts.get(/\/Resources (\d+) 0 R/.exec(dictionary)?.[1] ?? '')?.dictionary ?? '');
  return parts.get(resources ?? '');
}

/** Letters of the codes of each font, by its name in the pages (one name for the whole file). */
function fontsOf(parts: Map<string, Part>): Map<string, Map<string, string>> {
  const fonts = new Map<string, Map<string, string>>();
  for (const { dictionary } of parts.values()) {
    for (const [, name = '', number = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = parts.get(number);
      if (font && !fonts.has(name))
        fonts.set(name, lettersOf(referred(parts, font.dictionary, '/ToUnicode')));
    }
  }
  return fonts;
}

function lettersOf(map: Part | undefined): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, from = '', list = ''] of (map?.stream ?? '').matchAll(
    /<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g,
  )) {
    for (const [at, [, units = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const code = (Number.parseInt(from, 16) + at).toString(16).padStart(CODE, '0');
      letters.set(code, Buffer.from(units.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    }
  }
  return letters;
}

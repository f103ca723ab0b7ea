/** The part of Markdown in which the manual is written. Inline marks stay in `text`, for `inlineParts`. */
export type Block =
  | { kind: 'heading'; level: number; text: string; id: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[]; ordered: boolean }
  | { kind: 'table'; head: string[]; rows: string[][] }
  | { kind: 'code'; text: string };

export type InlinePart = {
  text: string;
  look: 'plain' | 'bold' | 'emphasis' | 'code' | 'link';
  href?: string;
};

/** Anchor of a heading, as the forges make it, without accents: "5. Importar o CNES" → "5-importar-o-cnes". */
export function headingId(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

const ITEM = /^(?:[-*]|\d+\.) +/;
const isTableRule = (line: string | undefined) => /^\|?[\s:|-]+\|[\s:|-]*$/.test(line ?? '');
const cells = (line: string) =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

/** Lines from `from` while `test` holds. */
function run(lines: readonly string[], from: number, test: (line: string) => boolean): string[] {
  const end = lines.findIndex((line, at) => at >= from && !test(line));
  return lines.slice(from, end < 0 ? lines.length : end);
}

/** One block that starts at a line, and how many lines it takes. */
function blockAt(lines: readonly string[], at: number): [Block | null, number] {
  const line = lines[at] ?? '';
  const heading = /^(#{1,4}) +(.*)$/.exec(line);
  if (heading) {
    const text = heading[2] ?? '';
    return [{ kind: 'heading', level: heading[1]?.length ?? 1, text, id: headingId(text) }, 1];
  }
  if (line.startsWith('```')) {
    const code = run(lines, at + 1, (one) => !one.startsWith('```'));
    return [{ kind: 'code', text: code.join('\n') }, code.length + 2];
  }
  if (line.startsWith('|') && isTableRule(lines[at + 1])) {
    const rows = run(lines, at + 2, (one) => one.startsWith('|'));
    return [{ kind: 'table', head: cells(line), rows: rows.map(cells) }, rows.length + 2];
  }
  if (ITEM.test(line)) {
    const taken = run(lines, at, (one) => ITEM.test(one) || /^ {2,}\S/.test(one));
    const items: string[] = [];
    for (const one of taken) {
      if (ITEM.test(one)) items.push(one.replace(ITEM, ''));
      else items.push(`${items.pop() ?? ''} ${one.trim()}`);
    }
    return [{ kind: 'list', items, ordered: /^\d/.test(line) }, taken.length];
  }
  if (line.trim() === '') return [null, 1];
  const text = run(lines, at, (one) => one.trim() !== '' && !/^(?:#|```|\|)/.test(one) && !ITEM.test(one));
  return [{ kind: 'paragraph', text: text.join(' ') }, Math.max(text.length, 1)];
}

export function parseMarkdown(text: string): Block[] {
  const lines = text.split(/\r?\n/);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const [block, taken] = blockAt(lines, at);
    if (block) blocks.push(block);
    at += taken;
  }
  return blocks;
}

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)]+)\)/g;

export function inlineParts(text: string): InlinePart[] {
  const parts: InlinePart[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index), look: 'plain' });
    const [whole, code, bold, emphasis, label, href] = match;
    if (code !== undefined) parts.push({ text: code, look: 'code' });
    else if (bold !== undefined) parts.push({ text: bold, look: 'bold' });
    else if (emphasis !== undefined) parts.push({ text: emphasis, look: 'emphasis' });
    else parts.push({ text: label ?? '', look: 'link', href: href ?? '' });
    from = match.index + whole.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), look: 'plain' });
  return parts;
}

import { create } from 'qrcode';
import type { Block, Column } from './document.ts';
import type { Sheet } from './sheet.ts';
import { mm } from './sizes.ts';

const SMALL_GAP = 3;
const GAP = 8;
/** Lines that a heading has below itself on its page. */
const KEPT_LINES = 4;
const SIGNATURE_WIDTH = mm(80);

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** Draws what is whole at once; a table comes row by row, see `tableOn`. */
export function drawBlock(sheet: Sheet, block: Exclude<Block, { kind: 'table' }>): void {
  switch (block.kind) {
    case 'heading':
      return heading(sheet, block);
    case 'text':
      sheet.text(block.text, sheet.style(block.look ?? 'plain'), block.align);
      return sheet.space(SMALL_GAP);
    case 'facts':
      return facts(sheet, block);
    case 'list':
      return list(sheet, block);
    case 'signature':
      return signature(sheet, block);
    case 'qr':
      return qr(sheet, block);
    case 'cut':
      sheet.need(2 * GAP);
      sheet.space(GAP);
      sheet.rule({ from: 0, width: sheet.sizes.width, dashed: true });
      return sheet.space(GAP);
    case 'new-page':
      return sheet.newPage();
  }
}

function heading(sheet: Sheet, { text }: Of<'heading'>): void {
  const style = sheet.style('heading');
  sheet.need(GAP + sheet.lineHeight(style) + KEPT_LINES * sheet.lineHeight(sheet.style('plain')));
  sheet.space(GAP);
  sheet.text(text, style);
  sheet.space(SMALL_GAP);
}

/** Label above its value, some side by side. */
function facts(sheet: Sheet, { pairs, columns = sheet.width > mm(100) ? 2 : 1 }: Of<'facts'>): void {
  const places = sheet.columns(Array.from({ length: columns }, () => 1 / columns));
  for (let first = 0; first < pairs.length; first += columns) {
    const row = pairs.slice(first, first + columns);
    const cells = (part: 0 | 1) =>
      row.flatMap((pair, at) => {
        const place = places[at];
        const style = sheet.style(part === 0 ? 'small' : 'strong');
        return place ? [{ ...place, ...sheet.cell(pair[part], style, place.width) }] : [];
      });
    const [labels, values] = [cells(0), cells(1)];
    // A label is not left behind by its value.
    sheet.need(sheet.heightOf(labels) + sheet.heightOf(values));
    sheet.row(labels);
    sheet.row(values, { after: SMALL_GAP });
  }
  sheet.space(SMALL_GAP);
}

function list(sheet: Sheet, { items }: Of<'list'>): void {
  const style = sheet.style('plain');
  const indent = style.size;
  const width = sheet.width - indent;
  for (const item of items) {
    sheet.row(
      [
        { ...sheet.cell('•', style, indent), x: sheet.left, width: indent },
        { ...sheet.cell(item, style, width), x: sheet.left + indent, width },
      ],
      { after: SMALL_GAP },
    );
  }
}

function signature(sheet: Sheet, { name, detail }: Of<'signature'>): void {
  const width = Math.min(SIGNATURE_WIDTH, sheet.width);
  const from = sheet.left + (sheet.width - width) / 2;
  const lines = [
    { ...sheet.cell(name, sheet.style('plain'), width, 'center'), x: from, width },
    { ...sheet.cell(detail ?? '', sheet.style('small'), width, 'center'), x: from, width },
  ];
  const room = 3 * sheet.lineHeight(sheet.style('plain'));
  sheet.need(room + lines.reduce((sum, line) => sum + sheet.heightOf([line]), 0));
  sheet.space(room);
  sheet.rule({ from, width });
  for (const line of lines) sheet.row([line]);
}

/** Squares drawn, not an image: they stay sharp on any printer. */
function qr(sheet: Sheet, { text, sideMm = 30 }: Of<'qr'>): void {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' });
  const side = mm(sideMm);
  sheet.need(side + 2 * GAP);
  sheet.space(GAP);
  const square = side / modules.size;
  const left = (sheet.sizes.width - side) / 2;
  for (const [place, dark] of modules.data.entries()) {
    if (!dark) continue;
    const [row, column] = [Math.floor(place / modules.size), place % modules.size];
    sheet.doc.rect(left + column * square, sheet.y + row * square, square, square);
  }
  sheet.doc.fill('#000000');
  sheet.space(side + GAP);
}

/** A table begun: returns how to add a row. */
export function tableOn(sheet: Sheet, columns: readonly Column[]): (texts: readonly string[]) => void {
  const underline = { after: SMALL_GAP };
  const titles = () => {
    const names = columns.map(({ title }) => title);
    const style = { ...sheet.style('strong'), size: sheet.sizes.small };
    sheet.row(sheet.cells(names, columns, style), underline);
    sheet.rule();
    sheet.space(SMALL_GAP);
  };
  const style = sheet.style('small');
  // The titles never stand alone at the end of a page.
  sheet.need(4 * sheet.lineHeight(style) + 2 * SMALL_GAP);
  titles();
  return (texts) => {
    sheet.row(sheet.cells(texts, columns, style), { ...underline, onNewPage: titles });
    sheet.rule();
    sheet.space(SMALL_GAP);
  };
}

import type { Column, Paper } from './document.ts';
import { SIZES, type Style, styleOf } from './sizes.ts';
import { wrap } from './wrap.ts';

const LINE = 1.3;
/** Ascender and descender of the font. */
const LETTERS = 1.21;
const GAP = 6;
const RULE = { width: 0.4, colour: '#777777' };
/** Widths of words that were measured; a trail has as many ids as rows, and they need not stay. */
const MOST_MEASURED = 20_000;
const MEASURED_AT = 1_000;

export type Cell = { lines: readonly string[]; style: Style; align?: 'right' | 'center' };
type Placed = Cell & { x: number; width: number };

/** What every page begins and ends with; drawn by whoever knows the document. */
export type Frame = {
  /** Height that the foot takes above the margin. */
  footHeight: number;
  drawHead(page: number): void;
  drawFoot(page: number): void;
};

/** Pages written from top to bottom: what does not fit goes on the next. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly sizes: (typeof SIZES)[Paper];
  readonly #height: number;
  readonly #widths = new Map<string, number>();
  #frame: Frame | undefined;
  /** Where the next thing stands, points from the top. */
  y = 0;
  page = 0;

  constructor(doc: PDFKit.PDFDocument, paper: Paper, height = SIZES[paper].height) {
    this.doc = doc;
    this.sizes = SIZES[paper];
    this.#height = height;
  }

  get left(): number {
    return this.sizes.margin;
  }

  get width(): number {
    return this.sizes.width - 2 * this.sizes.margin;
  }

  /** Where the foot begins. */
  get bottom(): number {
    return this.#height - this.sizes.margin - (this.#frame?.footHeight ?? 0);
  }

  begin(frame: Frame): void {
    this.#frame = frame;
    this.newPage();
  }

  newPage(): void {
    this.doc.addPage({ size: [this.sizes.width, this.#height], margin: 0 });
    this.page += 1;
    this.y = this.sizes.margin;
    this.#frame?.drawHead(this.page);
    this.#frame?.drawFoot(this.page);
  }

  /** Goes to a new page where so much does not fit on this one; true when it did. */
  need(height: number): boolean {
    if (this.y + height <= this.bottom) return false;
    this.newPage();
    return true;
  }

  space(height: number): void {
    this.y += height;
  }

  lineHeight({ size }: Style): number {
    return size * LINE;
  }

  cell(text: string, style: Style, width = this.width, align?: Cell['align']): Cell {
    return { lines: this.wrap(text, style, width), style, ...(align ? { align } : {}) };
  }

  wrap(text: string, style: Style, width: number): string[] {
    return wrap(text, width, (part) => this.widthOf(part, style));
  }

  widthOf(text: string, { face, size, features }: Style): number {
    const key = `${face}${features ? '+' : ' '}${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      width = this.doc
        .font(face)
        .fontSize(MEASURED_AT)
        .widthOfString(text, features ? { features } : {});
      if (this.#widths.size >= MOST_MEASURED) this.#widths.clear();
      this.#widths.set(key, width);
    }
    return (width * size) / MEASURED_AT;
  }

  /** Lines one under the other, on as many pages as they need. */
  text(text: string, style: Style, align?: Cell['align']): void {
    const height = this.lineHeight(style);
    for (const line of this.wrap(text, style, this.width)) {
      this.need(height);
      this.line(line, style, this.left, this.width, align);
      this.y += height;
    }
  }

  /** One line at the cursor, which stays. */
  line(line: string, style: Style, x: number, width: number, align?: Cell['align'], y = this.y): void {
    if (line === '') return;
    const over = align ? width - this.widthOf(line, style) : 0;
    const left = align === 'center' ? x + over / 2 : x + over;
    const { face, size, features } = style;
    this.doc
      .font(face)
      .fontSize(size)
      .fillColor('#000000')
      .text(line, left, this.topOf(y, style), { lineBreak: false, ...(features ? { features } : {}) });
  }

  /** Upper edge of the letters of a line that begins at `y`: they stand in its middle. */
  topOf(y: number, { size }: Style): number {
    return y + (size * (LINE - LETTERS)) / 2;
  }

  /** Widths of columns side by side, with a gap between. */
  columns(shares: readonly number[]): Array<{ x: number; width: number }> {
    let x = this.left;
    return shares.map((share, at) => {
      const place = { x, width: this.width * share - (at === shares.length - 1 ? 0 : GAP) };
      x += this.width * share;
      return place;
    });
  }

  /** Texts side by side in columns. */
  cells(texts: readonly string[], columns: readonly Column[], style: Style): Placed[] {
    return this.columns(columns.map(({ share }) => share)).map((place, at) => ({
      ...place,
      ...this.cell(texts[at] ?? '', style, place.width, columns[at]?.align),
    }));
  }

  heightOf(cells: readonly Cell[]): number {
    return Math.max(...cells.map(({ lines, style }) => lines.length * this.lineHeight(style)));
  }

  /**
   * Cells side by side, together on one page; `onNewPage` draws what stands above them there. Those longer than a page go
   * on over as many as they need.
   */
  row(cells: readonly Placed[], { after = 0, onNewPage = () => {} } = {}): void {
    const height = this.heightOf(cells) + after;
    if (this.need(height)) onNewPage();
    let left = cells;
    while (this.y + this.heightOf(left) + after > this.bottom) {
      const here = this.bottom - after - this.y;
      const count = ({ style }: Cell) => Math.max(1, Math.floor(here / this.lineHeight(style)));
      this.#draw(left.map((cell) => ({ ...cell, lines: cell.lines.slice(0, count(cell)) })));
      left = left.map((cell) => ({ ...cell, lines: cell.lines.slice(count(cell)) }));
      this.newPage();
      onNewPage();
    }
    this.#draw(left);
    this.y += this.heightOf(left) + after;
  }

  #draw(cells: readonly Placed[]): void {
    for (const { lines, style, align, x, width } of cells) {
      for (const [at, line] of lines.entries()) {
        this.line(line, style, x, width, align, this.y + at * this.lineHeight(style));
      }
    }
  }

  /** A thin line over the width, at the cursor. */
  rule({ from = this.left, width = this.width, dashed = false } = {}): void {
    this.doc.moveTo(from, this.y).lineTo(from + width, this.y);
    this.doc.lineWidth(RULE.width).strokeColor(RULE.colour);
    if (dashed) this.doc.dash(3, { space: 3 });
    this.doc.stroke();
    if (dashed) this.doc.undash();
  }

  style(look: Parameters<typeof styleOf>[0]): Style {
    return styleOf(look, this.sizes);
  }
}

import PDFDocument from 'pdfkit';

const MARGIN = 40;
const FOOT = 24;
const GAP = 6;
const SIZES = { small: 7.5, text: 9, part: 11, title: 16 };

export type PaperColumn = { title: string; share: number; align?: 'right' };

/** A4, written from top to bottom; what does not fit goes to the next page, tables with their titles again. */
export class Paper {
  readonly #doc: PDFKit.PDFDocument;
  readonly #foot: string;
  #page = 0;

  constructor({ title, producer, foot }: { title: string; producer: string; foot: string }) {
    this.#foot = foot;
    this.#doc = new PDFDocument({
      size: 'A4',
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: 0 },
      autoFirstPage: false,
      lang: 'pt-BR',
      info: { Title: title, Producer: producer, Creator: producer },
    });
    this.#newPage();
  }

  get #width(): number {
    return this.#doc.page.width - 2 * MARGIN;
  }

  title(text: string): void {
    this.#doc
      .font('Helvetica-Bold')
      .fontSize(SIZES.title)
      .text(text, MARGIN, this.#doc.y, { width: this.#width });
    this.#doc.moveDown(0.3);
  }

  /** A heading, kept with some of what follows. */
  part(text: string): void {
    this.#need(70);
    this.#doc.moveDown(0.8).font('Helvetica-Bold').fontSize(SIZES.part);
    this.#doc.text(text, MARGIN, this.#doc.y, { width: this.#width });
    this.#doc.moveDown(0.3);
  }

  line(text: string, look: 'plain' | 'bold' | 'mono' = 'plain'): void {
    const fonts = { plain: 'Helvetica', bold: 'Helvetica-Bold', mono: 'Courier' } as const;
    const doc = this.#doc.font(fonts[look]).fontSize(SIZES.text);
    this.#need(doc.heightOfString(text, { width: this.#width }));
    doc.text(text, MARGIN, doc.y, { width: this.#width, lineGap: 1.5 });
  }

  table(columns: readonly PaperColumn[], rows: ReadonlyArray<readonly string[]>): void {
    const titles = () =>
      this.#row(
        columns,
        columns.map(({ title }) => title),
        'Helvetica-Bold',
      );
    titles();
    for (const cells of rows) {
      if (this.#need(this.#height(columns, cells))) titles();
      this.#row(columns, cells, 'Helvetica');
    }
  }

  async bytes(): Promise<Buffer> {
    this.#doc.end();
    const parts: Buffer[] = [];
    for await (const part of this.#doc) parts.push(part as Buffer);
    return Buffer.concat(parts);
  }

  #cellWidth({ share }: PaperColumn): number {
    return this.#width * share - GAP;
  }

  #height(columns: readonly PaperColumn[], cells: readonly string[]): number {
    this.#doc.font('Helvetica').fontSize(SIZES.small);
    const heights = columns.map((column, place) =>
      this.#doc.heightOfString(cells[place] || ' ', { width: this.#cellWidth(column) }),
    );
    return Math.max(...heights) + GAP / 2;
  }

  #row(columns: readonly PaperColumn[], cells: readonly string[], font: string): void {
    const height = this.#height(columns, cells);
    const doc = this.#doc.font(font).fontSize(SIZES.small);
    const top = doc.y;
    let x = MARGIN;
    for (const [place, column] of columns.entries()) {
      const width = this.#cellWidth(column);
      // The height keeps a cell on its page, whatever it holds.
      doc.text(cells[place] ?? '', x, top, { width, height: height + 1, align: column.align ?? 'left' });
      x += width + GAP;
    }
    const y = top + height;
    doc
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + this.#width, y)
      .lineWidth(0.3)
      .strokeColor('#999999')
      .stroke();
    doc.y = y + GAP / 2;
  }

  /** Goes to a new page where so much does not fit on this one; true when it did. */
  #need(height: number): boolean {
    if (this.#doc.y + height <= this.#doc.page.height - MARGIN - FOOT) return false;
    this.#newPage();
    return true;
  }

  #newPage(): void {
    const doc = this.#doc;
    doc.addPage();
    this.#page += 1;
    const y = doc.page.height - FOOT - SIZES.small;
    doc.font('Helvetica').fontSize(SIZES.small).fillColor('#000000');
    doc.text(this.#foot, MARGIN, y, { width: this.#width, lineBreak: false });
    doc.text(`Página ${this.#page}`, MARGIN, y, { width: this.#width, align: 'right', lineBreak: false });
    doc.y = MARGIN;
  }
}

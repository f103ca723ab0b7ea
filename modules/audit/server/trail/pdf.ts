import PDFDocument from 'pdfkit';
import { columnTitles } from './columns.ts';

/** What stands above and below the events of a printed trail. */
export type TrailHeading = {
  state: string;
  municipality: string;
  filters: string;
  /** Name and version of the program, on every page (NGS1.01). */
  program: string;
};

const MARGIN = 36;
const FOOT = 24;
const GAP = 6;
const ROW_GAP = 4;
const SIZES = { small: 7, text: 8, title: 13 };
/** Parts of the width of each column. */
const SHARES = [0.22, 0.16, 0.22, 0.12, 0.28] as const;

type Doc = PDFKit.PDFDocument;

/** A trail as PDF on A4 lying, written page by page as the events come. */
export async function* pdfTrail(
  heading: TrailHeading,
  pages: AsyncIterable<ReadonlyArray<readonly string[]>>,
): AsyncGenerator<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: 0 },
    autoFirstPage: false,
    lang: 'pt-BR',
    info: { Title: 'Trilha de auditoria', Producer: heading.program, Creator: heading.program },
  });
  const printing = new Printing(doc, heading);
  printing.begin();
  for await (const page of pages) {
    for (const cells of page) printing.row(cells);
    const ready = doc.read() as Buffer | null;
    if (ready) yield ready;
  }
  printing.end();
  doc.end();
  for await (const rest of doc) yield rest as Buffer;
}

class Printing {
  readonly #doc: Doc;
  readonly #heading: TrailHeading;
  #page = 0;
  #y = 0;
  #rows = 0;

  constructor(doc: Doc, heading: TrailHeading) {
    this.#doc = doc;
    this.#heading = heading;
  }

  get #width(): number {
    return this.#doc.page.width - 2 * MARGIN;
  }

  begin(): void {
    this.#newPage();
    const { state, municipality, filters } = this.#heading;
    const doc = this.#doc;
    doc.font('Helvetica-Bold').fontSize(SIZES.title).text('PEC Aberto', MARGIN, this.#y);
    doc.font('Helvetica').fontSize(SIZES.text);
    const right = ['MINISTÉRIO DA SAÚDE', `ESTADO DE ${state}`, `MUNICÍPIO DE ${municipality}`].join('\n');
    doc.text(right.toUpperCase(), MARGIN, this.#y, { width: this.#width, align: 'right' });
    this.#y = doc.y + GAP;
    doc.fontSize(SIZES.small).text(filters, MARGIN, this.#y, { width: this.#width });
    this.#y = doc.y + GAP;
    doc.font('Helvetica-Bold').fontSize(SIZES.title);
    doc.text('Trilha de auditoria', MARGIN, this.#y, { width: this.#width, align: 'center' });
    this.#y = doc.y + GAP;
    this.#titles();
  }

  row(cells: readonly string[]): void {
    const doc = this.#doc;
    doc.font('Helvetica').fontSize(SIZES.text);
    const height = Math.max(
      ...cells.map((cell, column) => doc.heightOfString(cell || ' ', { width: this.#cellWidth(column) })),
    );
    if (this.#y + height > doc.page.height - MARGIN - FOOT) {
      this.#newPage();
      this.#titles();
      doc.font('Helvetica').fontSize(SIZES.text);
    }
    this.#cells(cells, height);
    this.#rows += 1;
  }

  end(): void {
    const total = this.#rows === 1 ? '1 evento' : `${this.#rows} eventos`;
    this.row(this.#rows === 0 ? ['Nenhum evento encontrado', '', '', '', ''] : [total, '', '', '', '']);
  }

  #titles(): void {
    const doc = this.#doc;
    doc.font('Helvetica-Bold').fontSize(SIZES.text);
    this.#cells(columnTitles, doc.currentLineHeight());
  }

  #cells(cells: readonly string[], height: number): void {
    const doc = this.#doc;
    let x = MARGIN;
    for (const [column, cell] of cells.entries()) {
      const width = this.#cellWidth(column);
      // The height keeps a cell on its page, whatever it holds.
      doc.text(cell, x, this.#y, { width, height: height + 1 });
      x += width + GAP;
    }
    this.#y += height + ROW_GAP / 2;
    doc
      .moveTo(MARGIN, this.#y)
      .lineTo(MARGIN + this.#width, this.#y)
      .lineWidth(0.3)
      .strokeColor('#999999')
      .stroke();
    this.#y += ROW_GAP / 2;
  }

  #cellWidth(column: number): number {
    return this.#width * (SHARES[column] ?? 0) - GAP;
  }

  #newPage(): void {
    const doc = this.#doc;
    doc.addPage();
    this.#page += 1;
    const y = doc.page.height - FOOT - SIZES.small;
    doc.font('Helvetica').fontSize(SIZES.small);
    doc.text(this.#heading.program, MARGIN, y, { width: this.#width, lineBreak: false });
    doc.text(`Página ${this.#page}`, MARGIN, y, { width: this.#width, align: 'right', lineBreak: false });
    this.#y = MARGIN;
  }
}

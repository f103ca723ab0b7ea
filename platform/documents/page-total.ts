import type { Style } from './sizes.ts';

/** The inside of pdfkit that a form needs; its types leave it out. */
type Font = {
  id: string;
  ascender: number;
  ref(): unknown;
  encode(text: string): [codes: string[], unknown];
};
type Reference = { end(content: string): void };
type Inside = {
  _font: Font;
  page: { xobjects: Record<string, Reference> };
  ref(data: object): Reference;
  addContent(operators: string): void;
};

const NAME = 'Total';
const MOST_WIDE = 100;

/**
 * The number of pages, on each page and known only at the end: a form that all pages refer to and that is written last, so
 * that no page waits in memory for it.
 */
export class PageTotal {
  readonly #inside: Inside;
  readonly #font: Font;
  readonly #size: number;
  readonly #form: Reference;

  constructor(doc: PDFKit.PDFDocument, { face, size }: Style) {
    this.#inside = doc.font(face) as unknown as Inside;
    this.#font = this.#inside._font;
    this.#size = size;
    this.#form = this.#inside.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, -size, MOST_WIDE, size],
      Resources: { Font: { [this.#font.id]: this.#font.ref() } },
    });
  }

  /** Puts it at the beginning of a line whose letters have their upper edge at `top`. */
  draw(x: number, top: number): void {
    const baseline = top + (this.#font.ascender / 1000) * this.#size;
    this.#inside.page.xobjects[NAME] = this.#form;
    // Pages of pdfkit count from the top: letters would stand on their heads.
    this.#inside.addContent(`q 1 0 0 -1 ${x.toFixed(3)} ${baseline.toFixed(3)} cm /${NAME} Do Q`);
  }

  end(pages: number): void {
    const [codes] = this.#font.encode(String(pages));
    this.#form.end(`BT /${this.#font.id} ${this.#size} Tf <${codes.join('')}> Tj ET`);
  }
}

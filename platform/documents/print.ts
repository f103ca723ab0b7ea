import PDFDocument from 'pdfkit';
import { drawBlock, tableOn } from './blocks.ts';
import type { Block, PrintedDocument, Rows } from './document.ts';
import { FACE_OPTIONS, registerFaces } from './fonts.ts';
import { frameOf } from './frame.ts';
import { Sheet } from './sheet.ts';
import { SIZES } from './sizes.ts';
import { PageTotal } from './page-total.ts';

/** The PDF of a document, page by page as its rows come: a long one does not stand in memory. */
export async function* printDocument(document: PrintedDocument): AsyncGenerator<Uint8Array> {
  const { printed, height } = document.paper === 'roll' ? await measured(document) : { printed: document };
  const { doc, writing } = write(printed, height);
  for await (const _page of writing) {
    const ready = doc.read() as Buffer | null;
    if (ready) yield ready;
  }
  doc.end();
  for await (const rest of doc) yield rest as Buffer;
}

/** The same, whole. */
export async function documentBytes(document: PrintedDocument): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of printDocument(document)) parts.push(part);
  return Buffer.concat(parts);
}

/** A roll is cut where its content ends: it is written once to know where that is. */
async function measured(document: PrintedDocument): Promise<{ printed: PrintedDocument; height: number }> {
  const blocks: Block[] = [];
  for await (const block of document.blocks) {
    blocks.push(block.kind === 'table' ? { ...block, rows: await allOf(block.rows) } : block);
  }
  const printed = { ...document, blocks };
  const { sheet, writing } = write(printed);
  for await (const _page of writing);
  const { height } = SIZES.roll;
  const used = Math.ceil(sheet.y + (height - sheet.bottom)) + 1;
  return { printed, height: sheet.page === 1 ? used : height };
}

async function allOf(rows: Rows): Promise<Array<readonly string[]>> {
  const all: Array<readonly string[]> = [];
  for await (const row of rows) all.push(row);
  return all;
}

function write(document: PrintedDocument, height?: number) {
  const { title, paper, foot } = document;
  const doc = new PDFDocument({
    autoFirstPage: false,
    lang: 'pt-BR',
    displayTitle: true,
    ...FACE_OPTIONS,
    info: { Title: title, Producer: foot.program, Creator: foot.program, CreationDate: foot.printedAt },
  });
  registerFaces(doc);
  const sheet = new Sheet(doc, paper, height);
  return { doc, sheet, writing: writeAll(sheet, document, new PageTotal(doc, sheet.style('small'))) };
}

/** Comes back after each page, for what is ready to be taken away. */
async function* writeAll(
  sheet: Sheet,
  document: PrintedDocument,
  total: PageTotal,
): AsyncGenerator<void, void, void> {
  sheet.begin(frameOf(sheet, document, (x, y) => total.draw(x, y)));
  for await (const block of document.blocks) {
    if (block.kind !== 'table') {
      drawBlock(sheet, block);
      continue;
    }
    const add = tableOn(sheet, block.columns);
    let { page } = sheet;
    for await (const row of block.rows) {
      add(row);
      if (sheet.page !== page) yield;
      ({ page } = sheet);
    }
    sheet.space(sheet.sizes.small / 2);
  }
  total.end(sheet.page);
}

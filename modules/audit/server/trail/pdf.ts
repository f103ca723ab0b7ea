import type { Block, Foot, Head, PrintedDocument } from '#platform/documents/document';
import { printDocument } from '#platform/documents/print';
import { columnTitles } from './columns.ts';

/** What stands above and below the events of a printed trail; the program is named on every page (NGS1.01). */
export type TrailHeading = { head: Head; foot: Foot; filters: string };

/** Parts of the width of each column. */
const SHARES = [0.22, 0.16, 0.22, 0.12, 0.28] as const;

/** A trail as PDF on A4 lying, written page by page as the events come. */
export function pdfTrail(
  { head, foot, filters }: TrailHeading,
  pages: AsyncIterable<ReadonlyArray<readonly string[]>>,
): AsyncGenerator<Uint8Array> {
  const document: PrintedDocument = {
    paper: 'A4-landscape',
    title: 'Trilha de auditoria',
    head,
    foot,
    blocks: blocksOf(filters, pages),
  };
  return printDocument(document);
}

async function* blocksOf(
  filters: string,
  pages: AsyncIterable<ReadonlyArray<readonly string[]>>,
): AsyncGenerator<Block> {
  let count = 0;
  async function* rows() {
    for await (const page of pages) {
      count += page.length;
      yield* page;
    }
  }
  yield { kind: 'text', text: filters, look: 'small' };
  const columns = columnTitles.map((title, at) => ({ title, share: SHARES[at] ?? 0 }));
  yield { kind: 'table', columns, rows: rows() };
  const total = count === 1 ? '1 evento' : `${count} eventos`;
  yield { kind: 'text', text: count === 0 ? 'Nenhum evento encontrado' : total, look: 'small' };
}

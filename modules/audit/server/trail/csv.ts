import { columnTitles } from './columns.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** A trail as CSV: UTF-8 with mark, semicolons, one line an event. */
export async function* csvTrail(
  pages: AsyncIterable<ReadonlyArray<readonly string[]>>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(BYTE_ORDER_MARK + csvLine(columnTitles));
  for await (const page of pages) yield Buffer.from(page.map(csvLine).join(''));
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`;

/**
 * Always quoted. What a spreadsheet would take for a formula is made text, also behind blanks and in the
 * forms that East Asian keyboards write.
 */
function csvCell(text: string): string {
  const safe = /^\s*[=+\-@|＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

import { CSV_BYTE_ORDER_MARK, csvLine } from '#platform/files/csv';
import { columnTitles } from './columns.ts';

/** A trail as CSV: UTF-8 with mark, semicolons, one line an event. */
export async function* csvTrail(
  pages: AsyncIterable<ReadonlyArray<readonly string[]>>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(CSV_BYTE_ORDER_MARK + csvLine(columnTitles));
  for await (const page of pages) yield Buffer.from(page.map(csvLine).join(''));
}

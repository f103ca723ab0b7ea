import type pg from 'pg';
import { copyInto } from '#platform/db/copy';
import {
  type BulkCitizen,
  type BulkSource,
  citizenColumns,
  citizenLine,
  documentColumns,
  documentLines,
} from './row.ts';

/** Citizens of one COPY: their documents wait in memory meanwhile. */
const PORTION = 10_000;
/** Characters sent at a time. */
const TEXT = 64 * 1024;

/**
 * Writes many registrations at once, with their documents, in the transaction open on `client`. Who is responsible
 * for others comes before them. `written` is told how many there are so far, after each portion.
 *
 * No revision and no change log entry is written for them: see docs/decisions, citizens-in-bulk.
 */
export async function copyCitizens(
  client: pg.ClientBase,
  source: BulkSource,
  citizens: Iterable<BulkCitizen>,
  written: (count: number) => void = () => undefined,
): Promise<number> {
  const rest = citizens[Symbol.iterator]();
  let count = 0;
  for (;;) {
    const documents: string[] = [];
    const copied = await copyInto(client, 'citizen', citizenColumns, lines(rest, source, documents));
    if (copied === 0) return count;
    await copyInto(client, 'citizen_document', documentColumns, joined(documents));
    count += copied;
    written(count);
  }
}

/** Lines of the next portion, some at a time; their documents are put aside. */
async function* lines(
  citizens: Iterator<BulkCitizen>,
  source: BulkSource,
  documents: string[],
): AsyncGenerator<string> {
  let text = '';
  for (let taken = 0; taken < PORTION; taken++) {
    const next = citizens.next();
    if (next.done) break;
    text += citizenLine(next.value, source);
    documents.push(...documentLines(next.value, source));
    if (text.length < TEXT) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

async function* joined(parts: readonly string[]): AsyncGenerator<string> {
  yield parts.join('');
}

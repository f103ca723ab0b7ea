import { textReaderFor } from './encoding.ts';
import { CnesFileError } from './errors.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { CnesParser } from './parser.ts';
import { openSource } from './source.ts';
import type { CnesEvent } from './types.ts';

const BATCH = 500;

export type ReadOptions = { signal?: AbortSignal | undefined; limits?: Partial<Limits> | undefined };

/**
 * Reads the "XML para e-SUS" export of the CNES registry, zipped or bare, told apart by content.
 *
 * Yields one `header`, then `records` in file order in batches of about 500 (a unit before its teams, a
 * professional before the lotacoes), then one `end`. It reads on only when asked for the next event, so
 * memory stays flat. Some faults (a truncated file, a wrong encoding, nobody in it) are known only at the end:
 * keep nothing until `end` came.
 *
 * @param source path of the file, or its bytes
 * @throws CnesFileError when the file cannot be accepted; the reason of `signal` when it is aborted
 */
export async function* readCnes(
  source: string | Uint8Array,
  options: ReadOptions = {},
): AsyncGenerator<CnesEvent> {
  const { signal } = options;
  const limits = { ...defaultLimits, ...options.limits };
  signal?.throwIfAborted();
  const input = await openSource(source, limits);
  try {
    const parser = new CnesParser(limits);
    let reader: ReturnType<typeof textReaderFor> | null = null;
    let headerSent = false;
    let bytesRead = 0;
    for await (const chunk of wholeHead(input.chunks)) {
      signal?.throwIfAborted();
      reader ??= textReaderFor(chunk);
      bytesRead += chunk.byteLength;
      parser.write(reader.read(chunk));
      if (parser.header && !headerSent) {
        headerSent = true;
        yield { type: 'header', header: parser.header };
      }
      while (parser.records.length >= BATCH) {
        const records = parser.records.splice(0, BATCH);
        yield { type: 'records', records, bytesRead, bytesTotal: Math.max(input.bytesTotal, bytesRead) };
      }
    }
    signal?.throwIfAborted();
    if (!reader) throw new CnesFileError('empty');
    parser.finish();
    reader.finish();
    if (parser.records.length > 0) {
      yield { type: 'records', records: parser.records, bytesRead, bytesTotal: bytesRead };
    }
    yield { type: 'end', counts: parser.counts, fileName: input.fileName, unknown: parser.unknown.report() };
  } finally {
    input.close();
  }
}

/** Joins the first chunks until the XML declaration fits in them: a stream may begin with a few bytes. */
async function* wholeHead(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array[] | null = [];
  let size = 0;
  for await (const chunk of chunks) {
    if (!head) {
      yield chunk;
      continue;
    }
    head.push(chunk);
    size += chunk.byteLength;
    if (size < 1024) continue;
    yield Buffer.concat(head);
    head = null;
  }
  if (head && size > 0) yield Buffer.concat(head);
}

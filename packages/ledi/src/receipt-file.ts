import { withFile, inflateRecord } from './files.ts';
import { deflateRecord, writeWhole } from './lot-file.ts';
import { type ReceiptHead, type ReceiptLine, writeReceipt } from './receipt.ts';
import { type ReceiptEvent, readReceipt } from './receipt-read.ts';

/** Writes a receipt as a file, whole or not at all. Errors of the file system are thrown as they come. */
export async function writeReceiptFile(
  path: string,
  head: ReceiptHead,
  lines: AsyncIterable<ReceiptLine> | Iterable<ReceiptLine>,
): Promise<{ size: number; sha256: string }> {
  return writeWhole(path, writeReceipt(head, lines, deflateRecord));
}

/** {@link readReceipt} of a file. */
export async function* readReceiptFile(path: string): AsyncGenerator<ReceiptEvent> {
  yield* withFile(path, (source) => readReceipt(source, inflateRecord));
}

import { createInterface } from 'node:readline';
import { UsageError } from './parse.ts';

/** First line of a stream, without its end. Throws UsageError when there is none, also when it is given up. */
export async function readFirstLine(input: NodeJS.ReadableStream, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY, signal });
  try {
    for await (const line of lines) {
      if (line !== '') return line;
      break;
    }
  } finally {
    lines.close();
  }
  throw new UsageError('Falta o valor pedido: envie-o na primeira linha da entrada padrão.');
}

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { CnesFileError } from './errors.ts';
import type { Limits } from './limits.ts';
import { openZip } from './zip.ts';
import type { XmlSource } from './xml-source.ts';

const CHUNK = 64 * 1024;
/** First entry, empty archive, spanned archive (APPNOTE 4.3). */
const zipSignatures = new Set(['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08']);

/** Opens `source`, zip or XML by its content. */
export async function openSource(source: string | Uint8Array, limits: Limits): Promise<XmlSource> {
  const { head, size } = typeof source === 'string' ? await peek(source) : peekBytes(source);
  if (size === 0) throw new CnesFileError('empty');
  if (zipSignatures.has(head.slice(0, 4))) {
    if (size > limits.maxCompressedBytes) throw new CnesFileError('too-large');
    return openZip(typeof source === 'string' ? source : asBuffer(source), limits);
  }
  if (!looksLikeXml(head)) throw new CnesFileError('not-zip-nor-xml');
  if (size > limits.maxUncompressedBytes) throw new CnesFileError('too-large');
  return typeof source === 'string'
    ? { ...fileSource(source), fileName: basename(source), bytesTotal: size }
    : { fileName: '', bytesTotal: size, chunks: slices(source), close: () => {} };
}

/** True when the first character is `<`, in UTF-8, UTF-16 or UTF-32 (the encoding is judged later). */
function looksLikeXml(head: string): boolean {
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*</.test(head);
}

async function peek(path: string): Promise<{ head: string; size: number }> {
  try {
    const file = await open(path, 'r');
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw new CnesFileError('unreadable');
      const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
      return { head: buffer.toString('latin1', 0, bytesRead), size: stat.size };
    } finally {
      await file.close();
    }
  } catch {
    throw new CnesFileError('unreadable');
  }
}

function peekBytes(bytes: Uint8Array): { head: string; size: number } {
  return { head: asBuffer(bytes.subarray(0, 64)).toString('latin1'), size: bytes.byteLength };
}

function fileSource(path: string): Pick<XmlSource, 'chunks' | 'close'> {
  const stream = createReadStream(path, { highWaterMark: CHUNK });
  return { chunks: readable(stream), close: () => void stream.destroy() };
}

async function* readable(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch {
    throw new CnesFileError('unreadable');
  }
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength; start += CHUNK) yield bytes.subarray(start, start + CHUNK);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

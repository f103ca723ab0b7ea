import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Text is UTF-8. */
export type WrittenFile = {
  name: string;
  type: string;
  /** All of it where it is there whole. */
  pieces: Buffer | AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
};

/** Sends a file as it is written, to be saved under its name. */
export const sendFile = (reply: FastifyReply, { name, type, pieces }: WrittenFile): FastifyReply =>
  reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(Buffer.isBuffer(pieces) ? pieces : Readable.from(pieces, { objectMode: false }));

export const CSV_TYPE = 'text/csv; charset=utf-8';
export const ZIP_TYPE = 'application/zip';

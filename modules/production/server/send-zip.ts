import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Sends a zip as it is written. */
export const sendZip = (
  reply: FastifyReply,
  { name, pieces }: { name: string; pieces: AsyncIterable<Uint8Array> },
): FastifyReply =>
  reply
    .header('content-type', 'application/zip')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(pieces, { objectMode: false }));

import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { uuidV7 } from '#platform/db/uuid';
import { Problem, refused } from '#platform/errors/problem';
import { temporaryPath } from '#platform/files/store';
import { unreadable } from './readable.ts';

const MEBIBYTE = 1024 * 1024;

/** A file that came with a request, whole, on this machine's disk; gone when the request is answered. */
export type Upload = {
  /** The other fields of the form, as they came. */
  fields: Record<string, unknown>;
  name: string;
  path: string;
  read(): AsyncIterable<Uint8Array>;
  discard(): Promise<void>;
};

/**
 * Receives the multipart body of an upload route before its use case begins: a slow link then holds neither
 * a transaction nor a connection of the base. Throws 422 `file-missing` and 413 `too-large`.
 */
export async function receiveUpload(
  request: FastifyRequest,
  { dataDir, maxBytes }: { dataDir: string; maxBytes: number },
): Promise<Upload> {
  if (!request.isMultipart()) throw fileMissing();
  const path = await temporaryPath(dataDir, `upload-${uuidV7()}`);
  const discard = () => rm(path, { force: true });
  const fields: Record<string, unknown> = {};
  let name: string | undefined;
  try {
    for await (const part of request.parts({ limits: { fileSize: maxBytes }, preservePath: false })) {
      if (part.type === 'field') {
        fields[part.fieldname] = part.value;
        continue;
      }
      await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
      if (part.file.truncated) throw tooLarge(maxBytes);
      name = part.filename || 'arquivo';
    }
    if (name === undefined) throw fileMissing();
    const problem = unreadable({ ...fields, file: name });
    if (problem) throw problem;
  } catch (error) {
    await discard();
    throw isBroken(error) ? uploadBroken() : error;
  }
  return { fields, name, path, discard, read: () => createReadStream(path) };
}

/** The reader of multipart bodies tells what is wrong with one by plain errors; all others have a code. */
const isBroken = (error: unknown): boolean =>
  error instanceof Error && error.constructor === Error && !('code' in error);

const uploadBroken = () =>
  new Problem(400, 'upload-broken', 'O envio chegou incompleto ou fora do formato. Envie o arquivo de novo.');

const fileMissing = () =>
  refused('file-missing', 'Nenhum arquivo foi enviado. Escolha o arquivo e envie de novo.');

const tooLarge = (maxBytes: number) =>
  new Problem(
    413,
    'too-large',
    `O arquivo passa de ${maxBytes / MEBIBYTE} MB. Confira se é o arquivo certo.`,
  );

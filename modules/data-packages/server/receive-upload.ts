import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Problem, refused } from '#platform/errors/problem';
import { temporaryPath } from '#platform/files/store';
import type { HttpSide } from '#platform/http/bind';

/**
 * Lends the uploaded file of a request as a path of this machine and removes it afterwards.
 * Throws 422 `file-missing` without file and 413 `too-large` above the limit.
 */
export async function withUpload<T>(
  { request }: HttpSide,
  { dataDir, maxBytes }: { dataDir: string; maxBytes: number },
  use: (path: string) => Promise<T>,
): Promise<T> {
  const part = request.isMultipart()
    ? await request.file({ throwFileSizeLimit: false, limits: { fileSize: maxBytes } })
    : undefined;
  if (!part) throw refused('file-missing', 'Nenhum arquivo foi enviado. Escolha o arquivo e envie de novo.');
  const path = await temporaryPath(dataDir, `upload-${randomUUID()}`);
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
    if (part.file.truncated) throw tooLarge(maxBytes);
    return await use(path);
  } finally {
    await rm(path, { force: true });
  }
}

const tooLarge = (maxBytes: number) =>
  new Problem(
    413,
    'too-large',
    `O arquivo passa de ${maxBytes / 1024 / 1024} MB. Confira se é o arquivo certo.`,
  );

import { readFile } from 'node:fs/promises';
import { Problem } from '#platform/errors/problem';
import type { Upload } from '#platform/http/upload';
import type { ReadContext } from '#platform/usecase/context';
import { PieceBroken } from '../pieces/seal.ts';
import { processNotFound, wrongState } from '../process/faults.ts';
import { piecesOfProcess } from '../process/keys-of.ts';
import { findProcess } from '../process/process-queries.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** Keeps a piece, proved by the key of the process and by its name. 422 `piece-broken`, 503 `disk-full`. */
export async function takePiece(
  { platform, db, actor }: ReadContext,
  { id, sha256 }: { id: string; sha256: string },
  upload: Upload,
): Promise<void> {
  const row = actor.kind === 'peer' && actor.peer.id === id ? await findProcess(db, id) : undefined;
  if (row?.side !== 'receiving') throw processNotFound();
  if (row.state !== 'accepted' && row.state !== 'running') throw wrongState(row, 'receber a base');
  const store = await piecesOfProcess(platform, row);
  try {
    await store.put(sha256, await readFile(upload.path));
  } catch (error) {
    if (error instanceof PieceBroken) {
      throw new Problem(422, 'piece-broken', 'O pedaço chegou alterado. Envie-o de novo.');
    }
    if (FULL.has((error as NodeJS.ErrnoException).code ?? '')) {
      throw new Problem(
        503,
        'disk-full',
        'Não há mais espaço no disco da central. Libere espaço: o envio continua sozinho.',
      );
    }
    throw error;
  }
}

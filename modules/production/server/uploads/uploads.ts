import { readFile } from 'node:fs/promises';
import { uuidV7 } from '#platform/db/uuid';
import { conflict, notFound, Problem } from '#platform/errors/problem';
import { addChunk, beginFile, deleteStoredFile, endFile } from '#platform/files/store';
import type { Upload } from '#platform/http/upload';
import type { UseCaseContext } from '#platform/usecase/context';
import { PART_BYTES, type UploadStanding } from '../../contract/uploads.ts';
import { enqueueReception, requireSendable } from '../reception/start-reception.ts';
import {
  addUpload,
  endUpload,
  findBegun,
  forgetUploads,
  keepPart,
  lockUpload,
  type Owner,
  type Told,
  type UploadRow,
} from './upload-queries.ts';

/** One that nobody went on with for so long is given up. */
const KEPT_MS = 7 * 24 * 3_600_000;

function ownerOf({ actor }: UseCaseContext, municipalityId: string | null): Owner {
  if (actor.kind !== 'person') throw new Error('the contract of this route lets only people in');
  return { professionalId: actor.professionalId, municipalityId };
}

const standingOf = ({ id, have, jobId }: Pick<UploadRow, 'id' | 'have' | 'jobId'>): UploadStanding => ({
  id,
  have,
  jobId,
});

/** Begins to take a lot in parts, or says how far the same file came before. 403, 422 as `startReception`. */
export async function beginUpload(context: UseCaseContext, said: Told): Promise<UploadStanding> {
  const { db, now } = context;
  const { name, municipalityId } = requireSendable(context, said.name);
  const owner = ownerOf(context, municipalityId);
  const told = { ...said, name };
  for (const fileId of await forgetUploads(db, new Date(now.getTime() - KEPT_MS)))
    await deleteStoredFile(db, fileId);
  const begun = await findBegun(db, owner, told);
  if (begun) return standingOf(begun);
  const id = uuidV7(now.getTime());
  await addUpload(db, owner, { ...told, id, fileId: await beginFile(db, name, now), at: now });
  return { id, have: 0, jobId: null };
}

/**
 * Keeps the next part of a lot; the last one puts its reception in the queue. A part that is there already changes
 * nothing. 404; 409 `part-out-of-order`; 422 `part-broken`.
 */
export async function receivePart(
  context: UseCaseContext,
  { id, number }: { id: string; number: number },
  upload: Upload,
): Promise<UploadStanding> {
  const { db, now } = context;
  const { municipalityId } = requireSendable(context);
  const lote = await lockUpload(db, ownerOf(context, municipalityId), id);
  if (!lote) throw notFound('O envio');
  if (number < lote.have || lote.fileId === null) return standingOf(lote);
  if (number > lote.have) {
    throw conflict('part-out-of-order', `Faltam partes antes desta: continue da ${lote.have}.`);
  }
  const bytes = await readFile(upload.path);
  const have = number + 1;
  if (bytes.length !== Math.min(PART_BYTES, lote.size - number * PART_BYTES)) {
    throw new Problem(422, 'part-broken', 'A parte chegou incompleta. Envie-a de novo.');
  }
  await addChunk(db, lote.fileId, number, bytes);
  await keepPart(db, id, { have, at: now });
  if (have * PART_BYTES < lote.size) return { id, have, jobId: null };
  // Whoever judges it reckons its hash.
  await endFile(db, lote.fileId, { size: lote.size, sha256: '' });
  const jobId = await enqueueReception(context, { fileId: lote.fileId, name: lote.name, municipalityId });
  await endUpload(db, id, jobId);
  return { id, have, jobId };
}

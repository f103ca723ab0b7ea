import { Type } from 'typebox';
import { forbidden, Problem, refused } from '#platform/errors/problem';
import { deleteStoredFile, storeFile, withStoredFile } from '#platform/files/store';
import type { Upload } from '#platform/http/upload';
import { defineJob, type JobDeclaration } from '#platform/jobs/job';
import { enqueueJob } from '#platform/jobs/queue';
import { loadLedi } from '#platform/ledi/load';
import type { FormHandler } from '#platform/module/form-handler';
import { accessOf, municipalityScope } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import { runUseCase } from '#platform/usecase/run';
import { applyFichas } from '../apply/apply-fichas.ts';
import { receiveLote } from './receive-lote.ts';

const KIND = 'production.receiveLote';
const TITLE = 'Recebimento de lote de fichas';
const LONGEST_NAME = 255;

/**
 * Keeps a lot that came by the screen and puts its reception in the queue. Managers read what came; only who administers
 * the municipality sends.
 */
export async function startReception(context: UseCaseContext, upload: Upload): Promise<{ jobId: string }> {
  const { db, actor, now } = context;
  if (accessOf(actor)?.kind !== 'municipal-admin') throw forbidden();
  const name = upload.name.slice(0, LONGEST_NAME);
  if (!/\.zip$/i.test(name)) {
    throw refused('not-a-zip', 'Apenas arquivos no formato ZIP são permitidos. Escolha o arquivo do lote.');
  }
  const file = await storeFile(db, upload.read(), name, now);
  const { municipalityId } = municipalityScope(actor);
  const input = { fileId: file.id, name, municipalityId };
  const jobId = await enqueueJob(db, { kind: KIND, title: TITLE, input, actor, municipalityId, now });
  if (jobId === undefined) throw new Error('the job has no exclusive key');
  return { jobId };
}

/** `handlers`: asked when a job runs, for modules are put together later. */
export const receiveLoteJob = (handlers: () => readonly FormHandler[]): JobDeclaration =>
  defineJob({
    kind: KIND,
    title: TITLE,
    input: Type.Object({
      fileId: Type.String({ format: 'uuid' }),
      name: Type.String(),
      municipalityId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
    }),
    maxAttempts: 10,
    async run(job, { fileId, name, municipalityId }) {
      const { platform, actor, signal } = job;
      const { LediError } = await loadLedi();
      const responsibleId = actor.kind === 'person' ? actor.professionalId : null;
      try {
        const { finished: _finished, ...received } = await withStoredFile(platform, fileId, (path) =>
          receiveLote(
            platform,
            { actor },
            { path, name, origin: 'file', responsibleId, municipalityId },
            {
              appliedForms: new Set(handlers().map(({ form }) => form)),
              signal,
              onProgress: (done) => job.progress({ step: 'Conferindo fichas', done, total: null }),
            },
          ),
        );
        // Cancelled or stopped: what is stored stays, and the same file goes on.
        signal.throwIfAborted();
        await applyFichas(platform, { actor }, handlers(), {
          signal,
          onProgress: (done) => job.progress({ step: 'Aplicando aos cadastros', done, total: null }),
        });
        await runUseCase(platform, { actor }, async ({ db }) => {
          await deleteStoredFile(db, fileId);
          await job.complete(db, received);
        });
        return received;
      } catch (error) {
        if (!(error instanceof LediError)) throw error;
        // What is no lot is none at the next attempt.
        await deleteStoredFile(platform.db, fileId);
        throw new Problem(422, 'not-a-lote', error.message);
      }
    },
  });

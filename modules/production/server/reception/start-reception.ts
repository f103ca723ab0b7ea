import { type Static, Type } from 'typebox';
import type { Db } from '#platform/db/database';
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
import { endIncoming } from './incoming-queries.ts';
import { countLote, findReceivedFrom } from './lote-queries.ts';
import { receiveLote } from './receive-lote.ts';

const KIND = 'production.receiveLote';
const TITLE = 'Recebimento de lote de fichas';
const LONGEST_NAME = 255;
/** What is judged and waits to be applied, of whatever lot. */
export const PROCESS_JOB = { kind: 'production.process', title: 'Processamento de fichas recebidas' };

const ReceptionInput = Type.Object({
  fileId: Type.String({ format: 'uuid' }),
  name: Type.String(),
  municipalityId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
  /** The lot as another installation announced it. */
  incoming: Type.Optional(
    Type.Object({
      peerId: Type.String({ format: 'uuid' }),
      loteId: Type.String({ format: 'uuid' }),
      sha256: Type.String(),
      number: Type.Integer(),
    }),
  ),
});
type ReceptionInput = Static<typeof ReceptionInput>;

/** Managers read what came; only who administers the municipality sends. 403; 422 `not-a-zip`. */
export function requireSendable({ actor }: Pick<UseCaseContext, 'actor'>, fileName = 'lote.zip') {
  if (accessOf(actor)?.kind !== 'municipal-admin') throw forbidden();
  const name = fileName.slice(0, LONGEST_NAME);
  if (!/\.zip$/i.test(name)) {
    throw refused('not-a-zip', 'Apenas arquivos no formato ZIP são permitidos. Escolha o arquivo do lote.');
  }
  return { name, municipalityId: municipalityScope(actor).municipalityId };
}

/** Keeps a lot that came whole, in one request, and puts its reception in the queue. */
export async function startReception(context: UseCaseContext, upload: Upload): Promise<{ jobId: string }> {
  const { name, municipalityId } = requireSendable(context, upload.name);
  const file = await storeFile(context.db, upload.read(), name, context.now);
  return { jobId: await enqueueReception(context, { fileId: file.id, name, municipalityId }) };
}

/** Puts the reception of a file that is kept in the queue. */
export async function enqueueReception(
  { db, actor, now }: UseCaseContext,
  input: ReceptionInput,
): Promise<string> {
  const { municipalityId } = input;
  const jobId = await enqueueJob(db, { kind: KIND, title: TITLE, input, actor, municipalityId, now });
  if (jobId === undefined) throw new Error('the job has no exclusive key');
  return jobId;
}

/** `handlers`: asked when a job runs, for modules are put together later. */
export const receiveLoteJob = (handlers: () => readonly FormHandler[]): JobDeclaration =>
  defineJob({
    kind: KIND,
    title: TITLE,
    input: ReceptionInput,
    maxAttempts: 10,
    waitsWhileClosed: true,
    async run(job, { fileId, name, municipalityId, incoming }) {
      const { platform, actor, signal } = job;
      const { LediError } = await loadLedi();
      const from = {
        origin: incoming ? ('online' as const) : ('file' as const),
        responsibleId: actor.kind === 'person' ? actor.professionalId : null,
        peerId: incoming?.peerId ?? null,
        ...(incoming ? { number: incoming.number } : {}),
      };
      try {
        const received =
          (await receivedBefore(platform.db, fileId)) ??
          (await withStoredFile(platform, fileId, (path) =>
            receiveLote(
              platform,
              { actor },
              { path, fileId, name, ...from, municipalityId },
              {
                appliedForms: new Set(handlers().map(({ form }) => form)),
                signal,
                onProgress: (done) => job.progress({ step: 'Conferindo fichas', done, total: null }),
                ...(incoming ? { onEnd: endOf(incoming) } : {}),
              },
            ).then(({ finished: _finished, ...counts }) => counts),
          ));
        // Cancelled or stopped: what is stored stays, and the same file goes on.
        signal.throwIfAborted();
        if (!incoming) {
          await applyFichas(platform, { actor }, handlers(), {
            signal,
            onProgress: (done) => job.progress({ step: 'Aplicando aos cadastros', done, total: null }),
          });
        }
        await runUseCase(platform, { actor }, async ({ db }) => {
          await deleteStoredFile(db, fileId);
          await job.complete(db, received);
        });
        return received;
      } catch (error) {
        if (!(error instanceof LediError)) throw error;
        // What is no lot is none at the next attempt.
        await runUseCase(platform, { actor }, async ({ db }) => {
          if (incoming) await endIncoming(db, keyOf(incoming), { problem: error.message });
          await deleteStoredFile(db, fileId);
        });
        throw new Problem(422, 'not-a-lote', error.message);
      }
    },
  });

const keyOf = ({ peerId, loteId, sha256 }: NonNullable<ReceptionInput['incoming']>) => ({
  peerId,
  loteId,
  sha256: Buffer.from(sha256, 'hex'),
});

/** Its receipt waits for no registration, nor does the lot that comes after it. */
const endOf =
  (incoming: NonNullable<ReceptionInput['incoming']>) =>
  async ({ db, actor, now }: UseCaseContext, loteId: string): Promise<void> => {
    await endIncoming(db, keyOf(incoming), { receivedLoteId: loteId });
    await enqueueJob(db, { ...PROCESS_JOB, input: {}, municipalityId: null, actor, now });
  };

/** What became of the lot where it was judged by a process that died before it could say so. */
async function receivedBefore(db: Db, fileId: string) {
  const lote = await findReceivedFrom(db, fileId);
  return lote && { ...(await countLote(db, lote)), loteId: lote.id };
}

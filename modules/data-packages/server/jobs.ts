import type { DataPackage } from '@pec-aberto/terminology';
import { type Static, Type } from 'typebox';
import { conflict, Problem } from '#platform/errors/problem';
import { deleteStoredFile, storeFile, withStoredFile } from '#platform/files/store';
import type { Upload } from '#platform/http/upload';
import { defineJob, type JobContext } from '#platform/jobs/job';
import { enqueueJob } from '#platform/jobs/queue';
import { requireWholeInstallation } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import { runUseCase } from '#platform/usecase/run';
import {
  builtInPackage,
  type ImportedPackage,
  importPackage,
  restorePackage,
  withPackageFile,
} from './import-package.ts';
import { findFilesOfEnded } from './queries.ts';

const KIND = 'dataPackages.import';
const TITLE = 'Importação de pacote de dados';
const Input = Type.Union([
  Type.Object({ fileId: Type.String({ format: 'uuid' }) }),
  /** Name of a package that came with the program. */
  Type.Object({ restore: Type.String() }),
]);
type Input = Static<typeof Input>;

/** Reading a package takes all of a core for seconds: the web process, which answers everybody, never does it. */
export const importPackageJob = defineJob({
  kind: KIND,
  title: TITLE,
  input: Input,
  maxAttempts: 3,
  run: async (job, input) =>
    'fileId' in input ? importStored(job, input.fileId) : restore(job, input.restore),
});

async function importStored(job: JobContext, fileId: string): Promise<ImportedPackage> {
  const { platform, actor } = job;
  try {
    job.progress({ step: 'Lendo o pacote' });
    return await withStoredFile(platform, fileId, (path) =>
      withPackageFile(path, async (data) => {
        job.progress({ step: 'Trocando a tabela' });
        return runUseCase(platform, { actor }, async (context) => {
          const result = await importPackage(context, stoppable(data, job.signal));
          await deleteStoredFile(context.db, fileId);
          await job.complete(context.db, result);
          return result;
        });
      }),
    );
  } catch (error) {
    // What is refused is refused again: of such a file nothing stays.
    if (error instanceof Problem) await deleteStoredFile(platform.db, fileId);
    throw error;
  }
}

/** The package, whose reading ends where the job is cancelled: the table in use stays. */
const stoppable = (data: DataPackage, signal: AbortSignal): DataPackage => ({
  ...data,
  async *rows(table) {
    for await (const batch of data.rows(table)) {
      signal.throwIfAborted();
      yield batch;
    }
  },
});

function restore(job: JobContext, name: string): Promise<ImportedPackage> {
  job.progress({ step: 'Trocando a tabela' });
  return runUseCase(job.platform, { actor: job.actor }, async (context) => {
    const result = await restorePackage(context, name);
    await job.complete(context.db, result);
    return result;
  });
}

/** Stores a package that came by the browser and puts its import in the queue. */
export async function startImport(context: UseCaseContext, upload: Upload): Promise<{ jobId: string }> {
  requireWholeInstallation(context.actor);
  // A job that was cancelled in the queue left its file.
  for (const id of await findFilesOfEnded(context.db, KIND)) await deleteStoredFile(context.db, id);
  const file = await storeFile(context.db, upload.read(), 'pacote.zip', context.now);
  return queue(context, { fileId: file.id });
}

/** Puts the return to the package that came with the program in the queue. Throws 404 for a table that did not. */
export async function startRestore(context: UseCaseContext, name: string): Promise<{ jobId: string }> {
  requireWholeInstallation(context.actor);
  builtInPackage(name);
  return queue(context, { restore: name });
}

async function queue(context: UseCaseContext, input: Input): Promise<{ jobId: string }> {
  const { db, actor, now } = context;
  const asked = { kind: KIND, title: TITLE, input, actor, municipalityId: null, exclusiveKey: KIND, now };
  const jobId = await enqueueJob(db, asked);
  if (jobId !== undefined) return { jobId };
  throw conflict('package-import-running', 'Já há um pacote de dados entrando. Aguarde o fim ou cancele-o.');
}

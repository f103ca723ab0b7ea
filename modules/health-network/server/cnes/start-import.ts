import { basename } from 'node:path';
import type { Tx } from '#platform/db/database';
import { uuidV7 } from '#platform/db/uuid';
import { conflict, notFound } from '#platform/errors/problem';
import { storeFile } from '#platform/files/store';
import { enqueueJob } from '#platform/jobs/queue';
import { requireMunicipality } from '#platform/permissions/scope';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Municipality } from '../municipality-queries.ts';
import { findImportRow, type ImportDetails } from './history-queries.ts';
import { addImport, holdImport, isQueuedOrRunning, markWaiting } from './import-queries.ts';
import { exclusiveKeyOf, importCnesJob } from './jobs.ts';

const NAME_LENGTH = 200;

export type ImportMode = 'preview' | 'import';
export type StartedImport = { importId: string; jobId: string };

export type NewImport = {
  municipality: Municipality;
  file: AsyncIterable<Uint8Array>;
  fileName: string;
  mode: ImportMode;
  allowOlder: boolean;
};

/** Stores the file and puts its preview or import in the queue; 409 while one of the municipality runs. */
export async function startImport(context: UseCaseContext, input: NewImport): Promise<StartedImport> {
  const { municipality, mode, allowOlder } = input;
  const { db, now, actor } = context;
  await refuseWhileRunning(db, municipality.id);
  const fileName = basename(input.fileName.replaceAll('\\', '/')).slice(0, NAME_LENGTH);
  const stored = await storeFile(db, input.file, fileName, now);
  const importId = uuidV7(now.getTime());
  await addImport(db, {
    id: importId,
    municipalityId: municipality.id,
    file: { id: stored.id, name: fileName, sha256: stored.sha256 },
    allowOlder,
    requestedBy: actor.kind === 'person' ? actor.professionalId : null,
    now,
  });
  return queueImport(context, { importId, municipalityId: municipality.id, mode, allowOlder });
}

/**
 * An import within reach that does not run, held until the transaction ends. Throws 404, and 409 while it
 * runs.
 */
export async function getOpenImport(context: UseCaseContext, importId: string): Promise<ImportDetails> {
  await holdImport(context.db, importId);
  const row = await findImportRow(context.db, importId);
  if (!row) throw notFound('A importação');
  requireMunicipality(context.actor, row.municipalityId);
  if (row.status === 'waiting' || row.status === 'running') throw importRunning();
  return row;
}

/** Runs again over the file of an import that changed nothing (preview, older file, cancel, failure). */
export async function applyImport(
  context: UseCaseContext,
  importId: string,
  { mode, allowOlder }: { mode: ImportMode; allowOlder: boolean },
): Promise<StartedImport> {
  const row = await getOpenImport(context, importId);
  if (!row.canApply) {
    throw conflict('file-gone', 'Este arquivo já foi usado ou não está mais guardado. Envie-o de novo.');
  }
  return queueImport(context, { importId, municipalityId: row.municipalityId, mode, allowOlder });
}

async function queueImport(
  context: UseCaseContext,
  input: { importId: string; municipalityId: string; mode: ImportMode; allowOlder: boolean },
): Promise<StartedImport> {
  const { importId, municipalityId, mode, allowOlder } = input;
  const jobId = await enqueueJob(context.db, {
    kind: importCnesJob.kind,
    title: mode === 'preview' ? 'Prévia da importação do CNES' : importCnesJob.title,
    input: { importId, mode, allowOlder },
    actor: context.actor,
    municipalityId,
    exclusiveKey: exclusiveKeyOf(municipalityId),
    now: context.now,
  });
  if (jobId === undefined) throw importRunning();
  await markWaiting(context.db, importId, { jobId, allowOlder });
  context.audit({
    type: 'health-network.cnes-requested',
    subject: { table: 'cnes_import', id: importId },
    municipalityId,
    details: { mode, allowOlder },
  });
  return { importId, jobId };
}

/** Before a long upload is stored; the unique key of the job decides between two at the same moment. */
async function refuseWhileRunning(db: Tx, municipalityId: string): Promise<void> {
  if (await isQueuedOrRunning(db, exclusiveKeyOf(municipalityId))) throw importRunning();
}

const importRunning = () =>
  conflict(
    'import-running',
    'Já há uma importação do CNES deste município em andamento. Aguarde o fim ou cancele-a.',
  );

import { basename } from 'node:path';
import { uuidV7 } from '#platform/db/uuid';
import { conflict, notFound } from '#platform/errors/problem';
import { storeFile } from '#platform/files/store';
import type { Upload } from '#platform/http/upload';
import { enqueueJob } from '#platform/jobs/queue';
import { accessOf, requireMunicipality } from '#platform/permissions/scope';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { FORMER_VERSION } from '../contract.ts';
import { importCitizensJob } from './jobs.ts';
import type { OnConflict } from './judge.ts';
import { findImportView, findStoredImport, type ImportView, lockImport } from './queries.ts';
import { forgetFile, keptFrom } from './record-queries.ts';
import { insertImport, markDiscarded, markQueued } from './start-queries.ts';

const NAME_LENGTH = 200;

/** Stores the file and puts its preview in the queue. */
export async function startCitizenImport(context: UseCaseContext, upload: Upload) {
  const { db, now, actor } = context;
  const municipalityId = accessOf(actor)?.municipalityId;
  if (!municipalityId) throw notFound('O município');
  const fileName = basename(upload.name.replaceAll('\\', '/')).slice(0, NAME_LENGTH);
  const file = await storeFile(db, upload.read(), fileName, now);
  const importId = uuidV7(now.getTime());
  await insertImport(db, {
    id: importId,
    municipalityId,
    file: { id: file.id, name: fileName, sha256: file.sha256 },
    requestedBy: actor.kind === 'person' ? actor.professionalId : null,
    createdAt: now,
    keptUntil: keptFrom(now),
  });
  return queue(context, { importId, municipalityId, onConflict: null });
}

/** The import of an access's municipality; 404 elsewhere. */
export async function getImport(
  context: Pick<ReadContext, 'db' | 'actor' | 'now'>,
  id: string,
): Promise<ImportView> {
  const view = await findImportView(context.db, id, context.now);
  if (!view) throw notFound('A importação');
  requireMunicipality(context.actor, view.municipalityId);
  return view;
}

/** The same, held until the end of the transaction: of two who decide, the second sees what the first did. */
async function holdImport(context: UseCaseContext, id: string): Promise<ImportView> {
  await lockImport(context.db, id);
  return getImport(context, id);
}

/** Applies a file that was looked at. 409 `file-gone` when it was used already or is no longer kept. */
export async function applyCitizenImport(context: UseCaseContext, id: string, onConflict: OnConflict) {
  const view = await holdImport(context, id);
  if (view.ofFormerVersion) throw conflict('file-gone', FORMER_VERSION);
  if (!view.canApply) {
    throw conflict('file-gone', 'Este arquivo já foi usado ou não está mais guardado. Envie-o de novo.');
  }
  return queue(context, { importId: id, municipalityId: view.municipalityId, onConflict });
}

/** Forgets a file that was looked at. */
export async function discardCitizenImport(context: UseCaseContext, id: string): Promise<void> {
  const view = await holdImport(context, id);
  if (!view.canDiscard) {
    throw conflict(
      'not-discardable',
      'Não há o que descartar: a importação está em andamento, já terminou ou seu arquivo já foi apagado.',
    );
  }
  const stored = await findStoredImport(context.db, id);
  await forgetFile(context.db, id, stored?.fileId ?? null);
  await markDiscarded(context.db, id, context.now);
  context.audit({
    type: 'citizens.import-discarded',
    subject: { table: 'citizen_import', id },
    municipalityId: view.municipalityId,
  });
}

async function queue(
  context: UseCaseContext,
  input: { importId: string; municipalityId: string; onConflict: OnConflict | null },
) {
  const { importId, municipalityId, onConflict } = input;
  const jobId = await enqueueJob(context.db, {
    kind: importCitizensJob.kind,
    title: onConflict === null ? 'Prévia da importação de cidadãos' : importCitizensJob.title,
    input: { importId, onConflict },
    actor: context.actor,
    municipalityId,
    exclusiveKey: `citizens-import:${municipalityId}`,
    now: context.now,
  });
  if (jobId === undefined) {
    throw conflict(
      'import-running',
      'Já há uma importação de cidadãos deste município em andamento. Aguarde o fim ou cancele-a.',
    );
  }
  await markQueued(context.db, importId, { jobId, onConflict });
  context.audit({
    type: 'citizens.import-requested',
    subject: { table: 'citizen_import', id: importId },
    municipalityId,
    details: { mode: onConflict ?? 'preview' },
  });
  return { importId, jobId };
}

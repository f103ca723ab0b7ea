import type { JobContext } from '#platform/jobs/job';
import type { Tx } from '#platform/db/database';
import { notFound } from '#platform/errors/problem';
import { withStoredFile } from '#platform/files/store';
import { runUseCase } from '#platform/usecase/run';
import type { UseCaseContext } from '#platform/usecase/context';
import { findMunicipalityById, type Municipality } from '../municipality-queries.ts';
import { applyPlan } from './apply.ts';
import { compareLotacoes } from './compare-lotacoes-queries.ts';
import { compareProfessionals } from './compare-professionals-queries.ts';
import { compareUnits } from './compare-units-queries.ts';
import { countPlan } from './count-queries.ts';
import { changesNothing, type CnesCounts } from './counts.ts';
import { markOffDefaultProfiles } from './default-profiles.ts';
import { checkHeader, type FileRefusal, FileRefused, refusalOf } from './file-checks.ts';
import { findLeaving } from './stage-leave-queries.ts';
import { clearLeaving, saveLeaving } from './leaving-queries.ts';
import { lockHealthNetwork } from './lock.ts';
import {
  clearInconsistencies,
  dropImportFile,
  findImportFile,
  findWithoutAgenda,
  type Outcome,
  saveInconsistencies,
  saveOutcome,
} from './outcome-queries.ts';
import { type FileContent, readIntoStaging } from './read-file.ts';
import { auditRenamed } from './renamed.ts';
import { analyzeStaging } from './staging-queries.ts';

export type ImportInput = { importId: string; mode: 'preview' | 'import'; allowOlder: boolean };
export type ImportResult = {
  importId: string;
  status: Outcome['status'];
  counts: CnesCounts | null;
  inconsistencies: number;
  error: Outcome['error'];
};

/**
 * Imports a stored file, or tells what importing it would do. One transaction holds reading, comparing,
 * applying, report and the end of the job: a crash, a cancel or a fault of the file leaves nothing behind.
 */
export async function runCnesImport(job: JobContext, input: ImportInput): Promise<ImportResult> {
  const { db } = job.platform;
  const file = await findImportFile(db, input.importId);
  const municipality = file && (await findMunicipalityById(db, file.municipalityId));
  if (!file || !municipality) throw notFound('A importação');
  try {
    if (file.fileId === null) throw fileGone();
    return await withStoredFile(job.platform, file.fileId, (path) =>
      runUseCase(job.platform, { actor: job.actor }, (context) =>
        importFile(context, job, { ...input, municipality, path }),
      ),
    );
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal || job.signal.aborted) throw error;
    return runUseCase(job.platform, { actor: job.actor }, (context) =>
      refuseFile(context, job, { importId: input.importId, municipality, refusal }),
    );
  }
}

const fileGone = () =>
  new FileRefused('file-gone', 'O arquivo enviado não está mais guardado. Envie-o de novo.');

type Import = ImportInput & { municipality: Municipality; path: string };

async function importFile(context: UseCaseContext, job: JobContext, input: Import): Promise<ImportResult> {
  const { db, now } = context;
  const { importId, municipality } = input;
  const content = await readIntoStaging(db, job, input.path, (header) =>
    checkHeader(db, header, { ...input, now }),
  );
  const counts = await comparePlan(db, job, municipality.id, content);
  const status = statusOf(input.mode, counts);
  await saveLeaving(db, importId, municipality.id);
  if (status === 'imported') {
    job.signal.throwIfAborted();
    job.progress({ step: 'Aplicando', done: 0, total: null });
    await auditRenamed(context, municipality.id);
    await applyPlan(context, municipality.id);
  }
  await clearInconsistencies(db, importId);
  const inconsistencies = await saveInconsistencies(db, importId);
  const { date, version } = content.header;
  const withoutAgenda = await findWithoutAgenda(db);
  await saveOutcome(
    db,
    importId,
    { status, fileDate: date, layout: version, counts, withoutAgenda, error: null },
    now,
  );
  if (status !== 'preview') await dropImportFile(db, importId);
  context.audit({
    type: `health-network.cnes-${status}`,
    subject: { table: 'cnes_import', id: importId },
    municipalityId: municipality.id,
    details: { fileDate: date, layout: version, inconsistencies, ...flat(counts) },
  });
  job.signal.throwIfAborted();
  const result: ImportResult = { importId, status, counts, inconsistencies, error: null };
  await job.complete(db, result);
  return result;
}

/** Fills the plan in the staging tables; changes nothing outside them. */
async function comparePlan(
  db: Tx,
  job: JobContext,
  municipalityId: string,
  { counts }: FileContent,
): Promise<CnesCounts> {
  await analyzeStaging(db);
  await lockHealthNetwork(db);
  const unitTotal = counts.units + counts.teams;
  job.progress({ step: 'Conferindo unidades e equipes', done: 0, total: unitTotal });
  await compareUnits(db, municipalityId);
  job.signal.throwIfAborted();
  const peopleTotal = counts.professionals + counts.lotacoes;
  job.progress({ step: 'Importando profissionais e lotações', done: 0, total: peopleTotal });
  await compareProfessionals(db, municipalityId);
  job.signal.throwIfAborted();
  job.progress({ done: counts.professionals });
  await compareLotacoes(db);
  job.signal.throwIfAborted();
  await markOffDefaultProfiles(db, municipalityId);
  await findLeaving(db, municipalityId);
  job.progress({ done: peopleTotal });
  return countPlan(db, municipalityId);
}

function statusOf(mode: ImportInput['mode'], counts: CnesCounts): Outcome['status'] {
  if (mode === 'preview') return 'preview';
  return changesNothing(counts) ? 'unchanged' : 'imported';
}

/** 'units.added': 12, …: numbers only, as the trail keeps them. */
const flat = (counts: CnesCounts): Record<string, number> =>
  Object.fromEntries(
    Object.entries(counts).flatMap(([section, numbers]) =>
      Object.entries(numbers).map(([op, count]) => [`${section}.${op}`, count]),
    ),
  );

type RefusedFile = {
  importId: string;
  municipality: Municipality;
  refusal: FileRefusal;
};

async function refuseFile(
  context: UseCaseContext,
  job: JobContext,
  file: RefusedFile,
): Promise<ImportResult> {
  const { importId, refusal } = file;
  const { fileDate, ...error } = refusal;
  await clearInconsistencies(context.db, importId);
  await clearLeaving(context.db, importId);
  await saveOutcome(
    context.db,
    importId,
    { status: 'refused', fileDate, layout: null, counts: null, withoutAgenda: [], error },
    context.now,
  );
  // An older file may still be confirmed; any other fault will not go away.
  if (refusal.code !== 'older-file') await dropImportFile(context.db, importId);
  context.audit({
    type: 'health-network.cnes-refused',
    subject: { table: 'cnes_import', id: importId },
    municipalityId: file.municipality.id,
    details: { code: refusal.code },
  });
  const result: ImportResult = {
    importId,
    status: 'refused',
    counts: null,
    inconsistencies: 0,
    error,
  };
  await job.complete(context.db, result);
  return result;
}

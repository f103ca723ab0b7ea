import { notFound, Problem } from '#platform/errors/problem';
import { deleteStoredFile, withStoredFile } from '#platform/files/store';
import type { JobContext } from '#platform/jobs/job';
import { errorFields } from '#platform/log/logger';
import { runUseCase } from '#platform/usecase/run';
import { civilDay } from '../rules/dates.ts';
import { applyRecord, type Work } from './apply-record.ts';
import type { OnConflict } from './judge.ts';
import { matchCitizen } from './match.ts';
import {
  clearRows,
  countRows,
  findStoredImport,
  type ImportRow,
  insertRows,
  markApplied,
  saveOutcome,
  type StoredImport,
} from './queries.ts';
import { type FileRecord, readCitizens } from './read-file.ts';

export type ImportInput = { importId: string; onConflict: OnConflict | null };

const BATCH = 200;

/**
 * Looks at a file (`onConflict` null) or applies it. The preview writes its rows a batch a transaction and begins
 * anew when cut; applying writes a record a transaction and goes on where it stopped.
 */
export async function runCitizenImport(job: JobContext, input: ImportInput): Promise<object> {
  const stored = await findStoredImport(job.platform.db, input.importId);
  if (!stored?.fileId) throw notFound('O arquivo da importação');
  const { onConflict } = input;
  try {
    return await withStoredFile(job.platform, stored.fileId, (path) =>
      onConflict === null ? preview(job, stored, path) : apply(job, stored, path, onConflict),
    );
  } catch (error) {
    if (!(error instanceof Problem) || job.signal.aborted) throw error;
    const { code, detail } = error;
    await finish(job, stored, { status: 'refused', error: { code, message: detail } });
    return { importId: stored.id, status: 'refused' };
  }
}

async function preview(job: JobContext, stored: StoredImport, path: string): Promise<object> {
  const { platform } = job;
  const caller = { actor: job.actor };
  await runUseCase(platform, caller, ({ db }) => clearRows(db, stored.id));
  const today = civilDay(platform.clock.now(), stored.timeZone);
  let batch: FileRecord[] = [];
  let done = 0;
  const write = async () => {
    const records = batch;
    batch = [];
    await runUseCase(platform, caller, async (context) => {
      const { db } = context;
      const rows: ImportRow[] = [];
      for (const record of records) {
        const { number, entry } = record;
        if (!record.citizen) {
          const reasons = [{ path: '', message: record.message }];
          rows.push({ number, entry, outcome: 'rejected', citizenId: null, reasons });
          continue;
        }
        const { outcome, reasons, before } = await matchCitizen(context, record.citizen, today);
        rows.push({ number, entry, outcome, citizenId: before?.id ?? null, reasons });
      }
      await insertRows(db, stored.id, rows);
    });
    done += records.length;
    job.progress({ step: 'Conferindo', done, total: null });
  };
  for await (const record of readCitizens(path, stored.timeZone, platform.db)) {
    job.signal.throwIfAborted();
    batch.push(record);
    if (batch.length >= BATCH) await write();
  }
  if (batch.length > 0) await write();
  await finish(job, stored, { status: 'preview' });
  return { importId: stored.id, status: 'preview' };
}

async function apply(
  job: JobContext,
  stored: StoredImport,
  path: string,
  onConflict: OnConflict,
): Promise<object> {
  const { platform } = job;
  const { id: importId, timeZone } = stored;
  const counts = await countRows(platform.db, importId);
  const total = counts.new + counts.fills + counts.differs;
  let done = counts.gone;
  for await (const record of readCitizens(path, timeZone, platform.db)) {
    job.signal.throwIfAborted();
    const { citizen, number } = record;
    if (!citizen) continue;
    if (await applyOrReject(job, { importId, number, citizen, onConflict, timeZone })) done += 1;
    job.progress({ step: 'Importando', done, total });
  }
  await finish(job, stored, { status: 'imported', onConflict });
  return { importId, status: 'imported' };
}

const UNFORESEEN = 'O registro não pôde ser gravado. Os outros seguiram; avise o suporte.';

/** One record; what the base does not take is told of it alone. False when it was not waiting. */
async function applyOrReject({ platform, actor }: JobContext, work: Work): Promise<boolean> {
  try {
    return await runUseCase(platform, { actor }, (context) => applyRecord(context, work));
  } catch (error) {
    if (!isOfValues(error)) throw error;
    platform.log.error('citizen-import-record-failed', errorFields(error));
    const { importId, number } = work;
    const reasons = [{ path: '', message: UNFORESEEN }];
    const row = { number, outcome: 'rejected', citizenId: null, reasons, written: false } as const;
    await runUseCase(platform, { actor }, ({ db, now }) => markApplied(db, importId, row, now));
    return true;
  }
}

/** Does an error come of the values written (PostgreSQL's classes 22 and 23, or code that cannot read them)? */
function isOfValues(error: unknown): boolean {
  if (error instanceof RangeError || error instanceof TypeError) return true;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^2[23]\w{3}$/.test(code);
}

/** The end of the job and of the import in one transaction; an applied or refused file is not kept. */
async function finish(
  job: JobContext,
  { id, fileId, municipalityId }: StoredImport,
  outcome: Parameters<typeof saveOutcome>[2],
): Promise<void> {
  await runUseCase(job.platform, { actor: job.actor }, async (context) => {
    await saveOutcome(context.db, id, outcome, context.now);
    if (outcome.status !== 'preview' && fileId !== null) await deleteStoredFile(context.db, fileId);
    const { gone: _, ...counts } = await countRows(context.db, id);
    context.audit({
      type: `citizens.import-${outcome.status}`,
      subject: { table: 'citizen_import', id },
      municipalityId,
      details: { ...counts, ...(outcome.onConflict ? { onConflict: outcome.onConflict } : {}) },
    });
    await job.complete(context.db, { importId: id, status: outcome.status, counts });
  });
}

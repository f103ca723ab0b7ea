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
import { citizenReader, type FileRecord, readCitizens } from './read-file.ts';
import { forgetFile, keepRecords, keptFrom, type KeptRecord, waitingRecords } from './records.ts';

export type ImportInput = { importId: string; onConflict: OnConflict | null };

const BATCH = 200;

/**
 * Looks at a file (`onConflict` null) or applies it. The preview writes its rows a batch a transaction and begins
 * anew when cut; whole, the file goes and its records stay. Applying writes a record a transaction and goes on where
 * it stopped.
 */
export async function runCitizenImport(job: JobContext, input: ImportInput): Promise<object> {
  const stored = await findStoredImport(job.platform.db, input.importId);
  if (!stored) throw notFound('A importação');
  const { onConflict } = input;
  try {
    if (onConflict !== null) return await apply(job, stored, onConflict);
    if (stored.fileId === null) throw notFound('O arquivo da importação');
    return await withStoredFile(job.platform, stored.fileId, (path) => preview(job, stored, path));
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
      const kept: KeptRecord[] = [];
      for (const record of records) {
        const { number, entry } = record;
        if (!record.citizen) {
          const reasons = [{ path: '', message: record.message }];
          rows.push({ number, entry, outcome: 'rejected', citizenId: null, reasons });
          continue;
        }
        const { outcome, reasons, before } = await matchCitizen(context, record.citizen, today);
        rows.push({ number, entry, outcome, citizenId: before?.id ?? null, reasons });
        kept.push({ number, bytes: record.bytes });
      }
      await insertRows(db, stored.id, rows);
      await keepRecords(db, stored.id, kept);
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

async function apply(job: JobContext, stored: StoredImport, onConflict: OnConflict): Promise<object> {
  const { platform } = job;
  const { id: importId, timeZone, fileId } = stored;
  if (fileId !== null) throw new Problem(422, 'file-unusable', NOT_LOOKED_AT);
  const read = await citizenReader(timeZone, platform.db);
  const counts = await countRows(platform.db, importId);
  const total = counts.new + counts.fills + counts.differs;
  let done = counts.gone;
  for (let after = 0; ; ) {
    const records = await waitingRecords(platform.db, importId, after, BATCH);
    if (records.length === 0) break;
    for (const { number, bytes } of records) {
      job.signal.throwIfAborted();
      const { citizen } = read(bytes);
      if (citizen && (await applyOrReject(job, { importId, number, citizen, onConflict, timeZone })))
        done += 1;
      job.progress({ step: 'Importando', done, total });
      after = number;
    }
  }
  await finish(job, stored, { status: 'imported' }, { onConflict });
  return { importId, status: 'imported' };
}

/** Only of files that came before records were kept. */
const NOT_LOOKED_AT = 'O arquivo foi conferido por uma versão anterior do programa. Envie-o de novo.';
const UNFORESEEN = 'O registro não pôde ser gravado. Os outros seguiram; avise o suporte.';

/** One record; what the base does not take is told of it alone. False when it was not waiting. */
async function applyOrReject({ platform, actor }: JobContext, work: Work): Promise<boolean> {
  try {
    return await runUseCase(platform, { actor }, (context) => applyRecord(context, work));
  } catch (error) {
    if (!isOfValues(error)) throw error;
    platform.log.error('citizen-import-record-failed', errorFields(error));
    const { importId, number, onConflict } = work;
    const reasons = [{ path: '', message: UNFORESEEN }];
    const row = {
      number,
      outcome: 'rejected',
      citizenId: null,
      reasons,
      written: false,
      onConflict,
    } as const;
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

/** The end of the job and of the import in one transaction; of a refused file nothing stays, of others the records. */
async function finish(
  job: JobContext,
  { id, fileId, municipalityId }: StoredImport,
  outcome: Omit<Parameters<typeof saveOutcome>[2], 'keptUntil'>,
  chosen: { onConflict?: OnConflict } = {},
): Promise<void> {
  await runUseCase(job.platform, { actor: job.actor }, async (context) => {
    const { db, now } = context;
    const refused = outcome.status === 'refused';
    await saveOutcome(db, id, { ...outcome, keptUntil: refused ? null : keptFrom(now) }, now);
    if (refused) await forgetFile(db, id, fileId);
    else if (fileId !== null) await deleteStoredFile(db, fileId);
    const { gone: _, ...counts } = await countRows(db, id);
    context.audit({
      type: `citizens.import-${outcome.status}`,
      subject: { table: 'citizen_import', id },
      municipalityId,
      details: { ...counts, ...chosen },
    });
    await job.complete(db, { importId: id, status: outcome.status, counts });
  });
}

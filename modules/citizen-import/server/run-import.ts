import { conflict, notFound, Problem } from '#platform/errors/problem';
import { deleteStoredFile, withStoredFile } from '#platform/files/store';
import type { JobContext } from '#platform/jobs/job';
import { errorFields } from '#platform/log/logger';
import { runUseCase } from '#platform/usecase/run';
import { FORMER_VERSION } from '../contract.ts';
import { civilDay } from '#modules/citizens/index';
import { applyRecord, type Work } from './apply-record.ts';
import type { OnConflict } from './judge.ts';
import { matchCitizen } from './match.ts';
import {
  clearRows,
  countRows,
  findProgress,
  findStoredImport,
  type ImportRow,
  insertRows,
  markApplied,
  saveOutcome,
  type StoredImport,
} from './queries.ts';
import { citizenReader, type FileRecord, readCitizens } from './read-file.ts';
import { forgetFile, keepRecords, keptFrom, type KeptRecord, waitingRecords } from './record-queries.ts';

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
  if (fileId !== null) throw new Problem(422, 'file-unusable', FORMER_VERSION);
  const read = await citizenReader(timeZone, platform.db);
  const { handled, waiting, lost } = await findProgress(platform.db, importId);
  if (lost > 0) throw conflict('file-gone', LOST);
  const total = handled + waiting;
  let done = handled;
  for (let after = 0; ; ) {
    const records = await waitingRecords(platform.db, importId, after, BATCH);
    if (records.length === 0) break;
    for (const { number, bytes } of records) {
      job.signal.throwIfAborted();
      const record = read(bytes);
      const place = { importId, number, onConflict };
      const passed = record.citizen
        ? await applyOrReject(job, { ...place, citizen: record.citizen, timeZone })
        : await reject(job, place, record.message);
      if (passed) done += 1;
      job.progress({ step: 'Importando', done, total });
      after = number;
    }
  }
  await finish(job, stored, { status: 'imported' }, { onConflict });
  return { importId, status: 'imported' };
}

const LOST =
  'O que este arquivo dizia de quem ainda não entrou não está mais guardado. O que já entrou ficou. ' +
  'Envie o arquivo de novo.';
const UNFORESEEN = 'O registro não pôde ser gravado. Os outros seguiram; avise o suporte.';

/** One record; what the base does not take is told of it alone. False when it was not waiting. */
async function applyOrReject(job: JobContext, work: Work): Promise<boolean> {
  const { platform, actor } = job;
  try {
    return await runUseCase(platform, { actor }, (context) => applyRecord(context, work));
  } catch (error) {
    if (!isOfValues(error)) throw error;
    platform.log.error('citizen-import-record-failed', errorFields(error));
    return reject(job, work, UNFORESEEN);
  }
}

async function reject(
  { platform, actor }: JobContext,
  { importId, number, onConflict }: Pick<Work, 'importId' | 'number' | 'onConflict'>,
  message: string,
): Promise<true> {
  const reasons = [{ path: '', message }];
  const row = { number, outcome: 'rejected', citizenId: null, reasons, written: false, onConflict } as const;
  await runUseCase(platform, { actor }, ({ db, now }) => markApplied(db, importId, row, now));
  return true;
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
    const counts = await countRows(db, id);
    context.audit({
      type: `citizens.import-${outcome.status}`,
      subject: { table: 'citizen_import', id },
      municipalityId,
      details: { ...counts, ...chosen },
    });
    await job.complete(db, { importId: id, status: outcome.status, counts });
  });
}

import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { notFound } from '#platform/errors/problem';
import { type BoundRoute, change, type HttpSide, read } from '#platform/http/bind';
import { sendFile } from '#platform/http/send-file';
import { readSetting } from '#platform/settings/settings';
import type { ReadContext, UseCaseContext } from '#platform/usecase/context';
import { zoneOfInstallation } from '#modules/health-network/index';
import * as contract from '../contract.ts';
import { sheetSetting } from '../settings.ts';
import { type CopyRow, findCopy, jobUnderWay, listCopies } from './copies/copy-queries.ts';
import { nextDay } from './copies/due.ts';
import { ownFolder } from './copies/names.ts';
import { inPlace } from './copies/other-places.ts';
import { copyRunning } from './file/faults.ts';
import { recoveryKeyOf } from './file/recovery-key.ts';
import { readHead } from './file/reader.ts';
import { COPY_JOB, enqueueCopy } from './jobs.ts';
import { readCopySettings, saveCopySettings } from './settings.ts';
import { printSheet } from './sheet/print-sheet.ts';

const SHOWN = 200;
/** Whoever asks waits for it. */
const ANSWER_MS = 5_000;

type Listed = RouteOutput<typeof contract.getCopiesContract>;

async function listed(context: ReadContext): Promise<Listed> {
  const { platform, db, now } = context;
  const settings = await readCopySettings(context);
  const { id } = await recoveryKeyOf(platform.boot.dataDir);
  const timeZone = await zoneOfInstallation(db);
  return {
    copies: (await listCopies(db, SHOWN)).map(shown),
    jobId: await jobUnderWay(db, COPY_JOB.kind),
    settings,
    folder: ownFolder(platform.boot.dataDir),
    next: { day: nextDay(now, { hour: settings.hour, timeZone }), hour: settings.hour },
    sheet: { keyId: id, printed: (await readSetting(platform, db, sheetSetting)) === id },
  };
}

const instant = (at: Date | null) => at?.toISOString() ?? null;

function shown({ jobId: _jobId, startedAt, ...copy }: CopyRow): Listed['copies'][number] {
  return {
    ...copy,
    startedAt: startedAt.toISOString(),
    finishedAt: instant(copy.finishedAt),
    verifiedAt: instant(copy.verifiedAt),
    restoredAt: instant(copy.restoredAt),
  };
}

async function ask({ db, actor, now, audit }: UseCaseContext): Promise<{ jobId: string }> {
  const jobId = await enqueueCopy(db, actor, now);
  if (jobId === undefined) throw copyRunning();
  audit({ type: 'backup.asked' });
  return { jobId };
}

/** Sends the file once the download is in the trail. It is opened before: one that is gone is told. */
async function download(
  context: UseCaseContext,
  { params }: RouteInput<typeof contract.downloadCopyContract>,
  { reply }: HttpSide,
): Promise<undefined> {
  const copy = await findCopy(context.db, params.id);
  if (!copy || copy.state === 'running' || copy.state === 'failed') throw notFound('A cópia');
  const path = join(copy.folder, copy.fileName);
  await inPlace(copy.folder, () => readHead(path), ANSWER_MS);
  context.audit({
    type: 'backup.downloaded',
    subject: { table: 'backup_copy', id: copy.id },
    details: { file: copy.fileName },
  });
  context.afterCommit(async () => {
    const pieces = createReadStream(path);
    await sendFile(reply, { name: copy.fileName, type: 'application/octet-stream', pieces });
  });
  return undefined;
}

async function sheet(context: UseCaseContext, { reply }: HttpSide): Promise<undefined> {
  const { name, pdf } = await printSheet(context);
  context.afterCommit(async () => {
    await sendFile(reply, { name, type: 'application/pdf', pieces: pdf });
  });
  return undefined;
}

export const routes: readonly BoundRoute[] = [
  read(contract.getCopiesContract, listed),
  read(contract.getCopiesWaitingContract, async ({ platform, db }) => {
    const { id } = await recoveryKeyOf(platform.boot.dataDir);
    return { sheet: (await readSetting(platform, db, sheetSetting)) !== id };
  }),
  change(contract.makeCopyContract, ask),
  change(contract.saveCopySettingsContract, saveCopySettings),
  change(contract.recoverySheetContract, (context, _input, http) => sheet(context, http)),
  change(contract.downloadCopyContract, download),
];

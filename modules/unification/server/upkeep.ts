import { Type } from 'typebox';
import type { TableDeclaration } from '#platform/db/tables';
import { findJob } from '#platform/jobs/queue';
import { defineJob, type JobDeclaration } from '#platform/jobs/job';
import { Problem } from '#platform/errors/problem';
import { errorFields } from '#platform/log/logger';
import type { Platform } from '#platform/runtime/platform';
import { runUseCase } from '#platform/usecase/run';
import { findInstallation, getInstallation } from '#modules/setup/index';
import { OPEN_STATES } from '../contract/process.ts';
import { forget } from './centre/index.ts';
import { processesWithPieces, removePieces } from './pieces/store.ts';
import { changeWhen, setNoted } from './process/change.ts';
import { CENTRE_OF_ANOTHER_LIFE } from './process/faults.ts';
import { enqueueWork } from './process/jobs-of.ts';
import { openAfterUnification } from './process/closing.ts';
import {
  findProcess,
  listOpen,
  lockOpen,
  noteSeen,
  type ProcessRow,
  type Wanted,
} from './process/process-queries.ts';
import { confirm, isAllGreen } from './receiving/decide.ts';
import { askProof, isFresh } from './receiving/last-proof.ts';
import { undoReceiving } from './receiving/hear.ts';
import { giveUp } from './receiving/job.ts';
import { decidesAt } from './receiving/time-left.ts';
import { backOut } from './sending/job.ts';
import { isOfAnother, Unreachable } from './sending/line.ts';
import { syncWithCentre } from './sending/sync.ts';
import { tellEnded } from './sending/tell-ended.ts';

const UNDECIDED = 'Ninguém decidiu no prazo, e nem tudo estava conferido: a unificação foi desfeita.';
/** How often the unit reads its base again while the centre decides. */
const PROOF_EVERY_MS = 15 * 60_000;
/** How long past its hour what was proved waits for the unit to prove it once more. */
const LAST_PROOF_MS = 60 * 60_000;
const GONE = 'A tarefa foi interrompida e nada foi alterado. Tente de novo.';

/** Every minute: what stopped goes on, what was decided elsewhere is heard of, and what nobody decided decides itself. */
export const upkeepJob = (tables: () => readonly TableDeclaration[]): JobDeclaration =>
  defineJob({
    kind: 'unification.upkeep',
    title: 'Andamento das unificações de bases',
    input: Type.Object({}),
    maxAttempts: 1,
    everyMinutes: 1,
    run: async ({ platform, signal }) => keepUp(platform, tables(), signal),
  }) as JobDeclaration;

export async function keepUp(
  platform: Platform,
  tables: readonly TableDeclaration[],
  signal: AbortSignal,
): Promise<{ open: number }> {
  const installation = await findInstallation(platform.db);
  if (!installation) return { open: 0 };
  const { incarnation } = installation;
  const open = await listOpen(platform.db);
  for (const row of open) {
    // Restored since: what was agreed, and may have ended meanwhile, is of its former life.
    if (row.ownIncarnation !== incarnation) continue;
    await keepOne(platform, row, tables, signal).catch(async (error: unknown) => {
      if (error instanceof Unreachable) return;
      if (error instanceof Problem && isOfAnother(error)) await tellOfAnother(platform, row.id);
      else platform.log.warn('unification-waits', { process: row.id, ...errorFields(error) });
    });
  }
  await tellEnded(platform, signal);
  await openIfForgotten(platform);
  await tidy(platform, signal);
  return { open: open.length };
}

async function keepOne(
  platform: Platform,
  row: ProcessRow,
  tables: readonly TableDeclaration[],
  signal: AbortSignal,
): Promise<void> {
  if (row.wanted !== null) return revive(platform, row, row.wanted);
  if (row.side === 'sending') {
    const { row: now, asks } = await syncWithCentre(platform, row, signal);
    const isDue = platform.clock.now().getTime() - now.changedAt.getTime() > PROOF_EVERY_MS;
    if (now.state === 'deciding' && (isDue || asks.prove)) await proveAgain(platform, row.id);
    return;
  }
  if (row.state !== 'deciding' || row.decideBy === null) return;
  const now = platform.clock.now();
  const decideBy = decidesAt(row.decideBy, { seenAt: row.seenAt ?? now, now });
  await noteSeen(platform.db, row.id, { seenAt: now, decideBy });
  if (decideBy > now) return;
  if (isAllGreen(row) && isFresh(row, now)) {
    await confirm(platform, { actor: { kind: 'system' } }, row, null, tables);
    return;
  }
  const isLate = now.getTime() - decideBy.getTime() > LAST_PROOF_MS;
  await changeWhen(
    platform,
    row.id,
    ({ state, wanted }) => state === 'deciding' && wanted === null,
    (context, current) =>
      isAllGreen(current) && !isLate
        ? askProof(context, current)
        : undoReceiving(context, current, UNDECIDED),
  );
}

/** Nobody is kept out for a process that ended, or that was about to begin in a former life; one whose base is in needs it closed. */
const openIfForgotten = (platform: Platform): Promise<void> =>
  runUseCase(platform, { actor: { kind: 'system' } }, async (context) => {
    const { incarnation } = await getInstallation(context.db);
    const isNeeded = (await lockOpen(context.db)).some(
      ({ state, ownIncarnation }) =>
        state === 'deciding' || (state === 'running' && ownIncarnation === incarnation),
    );
    if (!isNeeded) await openAfterUnification(context);
  });

/** The unit waits for a decision that its centre no more takes: people are told, and may end it. */
async function tellOfAnother(platform: Platform, id: string): Promise<void> {
  await changeWhen(
    platform,
    id,
    ({ side, state, problem }) =>
      side === 'sending' && state === 'deciding' && problem !== CENTRE_OF_ANOTHER_LIFE,
    (context, row) => setNoted(context, row, { problem: CENTRE_OF_ANOTHER_LIFE }),
  );
}

/** Administrators work in a closed installation: what they write there while the centre decides would be lost with it. */
const proveAgain = (platform: Platform, id: string): Promise<ProcessRow> =>
  changeWhen(
    platform,
    id,
    ({ state, wanted }) => state === 'deciding' && wanted === null,
    async (context, row) => {
      const jobId = await enqueueWork(context, row, 'unification');
      return setNoted(context, row, { wanted: 'unification', jobId });
    },
  );

/** Work that nobody does any more is put in the queue again; what was cancelled or gave up is taken back. */
async function revive(platform: Platform, row: ProcessRow, wanted: Wanted): Promise<void> {
  const job = row.jobId === null ? undefined : await findJob(platform.db, row.jobId);
  if (job?.state === 'queued' || job?.state === 'running') return;
  const isOver = job?.state === 'cancelled' || job?.state === 'failed';
  if (isOver && wanted !== 'undo' && row.state !== 'deciding') {
    const why = job.error?.message ?? GONE;
    await (row.side === 'sending' ? backOut(platform, row, why) : giveUp(platform, row.id, wanted, why));
    const now = await findProcess(platform.db, row.id);
    // The centre does not answer, or goes on: it is asked again.
    if (row.side === 'receiving' || now?.wanted === null || now?.state === 'running') return;
  }
  await changeWhen(
    platform,
    row.id,
    (current) => current.wanted === wanted,
    async (context, current) =>
      setNoted(context, current, { jobId: await enqueueWork(context, current, wanted) }),
  );
}

/** Pieces and staged rows of a process that ended are of no use to anybody. */
async function tidy(platform: Platform, signal: AbortSignal): Promise<void> {
  const { db, boot } = platform;
  for (const id of await processesWithPieces(boot.dataDir)) {
    const row = await findProcess(db, id);
    if (row && OPEN_STATES.includes(row.state)) continue;
    if (row?.side === 'receiving') await forget({ platform, processId: id, signal });
    await removePieces(boot.dataDir, id);
  }
}

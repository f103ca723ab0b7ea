import type { TableDeclaration } from '#platform/db/tables';
import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Said, Standing } from '../../contract/peer.ts';
import { requireGreen } from '../checks/blocking.ts';
import { receivingChecks } from '../checks/side.ts';
import { setNoted } from '../process/change.ts';
import { openAfterUnification } from '../process/closing.ts';
import { busy, underWay, wrongState } from '../process/faults.ts';
import { cancelWork, enqueueWork } from '../process/jobs-of.ts';
import { findUnderWay, type ProcessRow, type Wanted } from '../process/process-queries.ts';
import { isOfThisLife } from '../process/this-life.ts';
import { proofAsked } from '../process/view.ts';
import { hearPlan, requirePlan } from './hear-plan.ts';

type Answer = Partial<Pick<Standing, 'missing' | 'checks'>>;

/** Does what a unit says, once: the same again changes nothing. 409 where the process is not at that. */
export async function hear(
  context: UseCaseContext,
  row: ProcessRow,
  said: Said,
  tables: readonly TableDeclaration[],
): Promise<Answer> {
  switch (said.say) {
    case 'state':
      return {};
    case 'check': {
      const checks = await receivingChecks(context.platform, context.db, row, said);
      await setNoted(context, row, { checks, checkedAt: context.now });
      return { checks };
    }
    case 'plan':
      return hearPlan(context, row, said.sha256, tables);
    case 'rehearse':
      await rehearse(context, row, said.sha256);
      return {};
    case 'run':
      await run(context, row);
      return {};
    case 'apply':
      await apply(context, row, said.sha256);
      return {};
    case 'proved':
      await takeProof(context, row, said);
      return {};
    case 'stop':
      if (row.state === 'running' && row.wanted === null) {
        await setNoted(context, row, { state: 'accepted' }, { type: 'unification.stopped' });
      }
      return {};
    case 'cancel':
      await cancelReceiving(context, row);
      return {};
    case 'undo':
      await undoReceiving(context, row);
      return {};
  }
}

async function begin(context: UseCaseContext, row: ProcessRow, wanted: Wanted, type: string): Promise<void> {
  const jobId = await enqueueWork(context, row, wanted);
  await setNoted(context, row, { wanted, jobId, problem: null }, { type });
}

async function rehearse(context: UseCaseContext, row: ProcessRow, sha256: string): Promise<void> {
  if (row.rehearsed === sha256 || row.wanted === 'rehearsal') return;
  if (row.state !== 'accepted') throw wrongState(row, 'ensaiar');
  await requirePlan(context, row, sha256);
  await begin(context, row, 'rehearsal', 'unification.rehearsal-begun');
}

async function run(context: UseCaseContext, row: ProcessRow): Promise<void> {
  if (row.state === 'running') return;
  if (row.state !== 'accepted') throw wrongState(row, 'unificar');
  if (row.wanted !== null) throw busy();
  const other = await findUnderWay(context.db, 'receiving', row.id);
  if (other) throw underWay(other.unitName);
  requireGreen(await receivingChecks(context.platform, context.db, row, null));
  await setNoted(context, row, { state: 'running', problem: null }, { type: 'unification.begun' });
}

async function apply(context: UseCaseContext, row: ProcessRow, sha256: string): Promise<void> {
  if (row.entered === sha256 || row.wanted === 'unification') return;
  if (row.state !== 'running') throw wrongState(row, 'unificar');
  await requirePlan(context, row, sha256);
  await begin(context, row, 'unification', 'unification.begun');
}

/** The unit read its base once more after it had entered here. That it is the same counts only as an answer to what is asked now. */
async function takeProof(
  context: UseCaseContext,
  row: ProcessRow,
  { same, asked }: Extract<Said, { say: 'proved' }>,
): Promise<void> {
  if (row.state !== 'deciding' || row.wanted !== null) return;
  if (same) {
    if (asked === null || asked !== proofAsked(row)) return;
    await setNoted(context, row, { unchanged: true, provedAt: context.now, proofAskedAt: null });
    return;
  }
  const problem =
    'Algo foi gravado na instalação local depois que ela fechou: a unificação está sendo desfeita e nada se perde. Depois, solicite de novo.';
  await undoReceiving(context, row, problem);
}

/** Ends a process whose base did not enter. 409 once it did, or is about to. */
export async function cancelReceiving(context: UseCaseContext, row: ProcessRow): Promise<void> {
  if (row.state === 'cancelled') return;
  if (!['requested', 'accepted', 'running'].includes(row.state)) throw wrongState(row, 'cancelar');
  if (row.wanted === 'unification' && (await isOfThisLife(context, row))) {
    throw conflict(
      'unification-entering',
      'A base está entrando na central agora. Aguarde, e então desfaça.',
    );
  }
  await cancelWork(context.db, row, context.now);
  const change = { state: 'cancelled', wanted: null, endedAt: context.now } as const;
  await setNoted(context, row, change, { type: 'unification.cancelled' });
  if (row.state === 'running') await openAfterUnification(context);
}

/**
 * Begins to take away what entered. What was proved before counts no more: where the undoing fails, nothing but a proof that a
 * person asks for then lets it be confirmed. 409 once it was confirmed.
 */
export async function undoReceiving(
  context: UseCaseContext,
  row: ProcessRow,
  problem: string | null = null,
): Promise<void> {
  if (row.state === 'undone' || row.wanted === 'undo') return;
  if (row.state !== 'deciding') throw wrongState(row, 'desfazer');
  const jobId = await enqueueWork(context, row, 'undo');
  const unproved = { unchanged: false, provedAt: null, proofAskedAt: null };
  await setNoted(
    context,
    row,
    { ...unproved, wanted: 'undo', jobId, problem },
    { type: 'unification.undo-asked' },
  );
}

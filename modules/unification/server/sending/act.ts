import { baseBytes } from '#platform/db/bases/room';
import { conflict, Problem } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import { type Caller, runUseCase } from '#platform/usecase/run';
import type { UseCaseContext } from '#platform/usecase/context';
import { findInstaller } from '#modules/access/index';
import { type Check, OPEN_STATES } from '../../contract/process.ts';
import { requireGreen } from '../checks/blocking.ts';
import { clockSeconds, isSameTime } from '../checks/pairing.ts';
import { saidBy, sendingChecks } from '../checks/side.ts';
import { getLocked, setNoted } from '../process/change.ts';
import { closeForUnification } from '../process/closing.ts';
import { busy, wrongState } from '../process/faults.ts';
import { enqueueWork } from '../process/jobs-of.ts';
import type { ProcessRow } from '../process/process-queries.ts';
import { type Centre, openCentre } from './centre.ts';
import { endBefore, follow } from './follow.ts';
import { isOfAnother, Unproved, Unreachable } from './line.ts';

const PATIENCE_MS = 30_000;
const UNREACHABLE = 'unification-unreachable';

/** What people of the unit do with a process: each asks the centre first. */
type Act = (platform: Platform, caller: Caller, row: ProcessRow) => Promise<ProcessRow>;

/** Gives an act the centre, and the process as the centre says that it stands. 503 `unification-unreachable`. */
const withCentre =
  (act: (platform: Platform, caller: Caller, row: ProcessRow, centre: Centre) => Promise<ProcessRow>): Act =>
  async (platform, caller, row) => {
    try {
      const centre = await openCentre(platform, row, AbortSignal.timeout(PATIENCE_MS));
      const current = await follow(platform, row.id, await centre.say({ say: 'state' }));
      return await act(platform, caller, current, centre);
    } catch (error) {
      if (error instanceof Unreachable) throw new Problem(503, UNREACHABLE, error.message);
      throw error;
    }
  };

/** Only asks where it stands. */
export const refresh: Act = withCentre(async (_platform, _caller, row) => row);

async function checksOf(platform: Platform, centre: Centre): Promise<Check[]> {
  const { db, clock } = platform;
  const administrator = (await findInstaller(db))?.cpf ?? null;
  const standing = await centre.say({ say: 'check', administrator, bytes: await baseBytes(db) });
  const now = clock.now();
  const isSame = isSameTime(standing.at, now);
  const told = saidBy('sending', {
    id: 'clock',
    ok: isSame,
    label: 'Relógios dos dois servidores',
    detail: isSame
      ? 'Marcam a mesma hora.'
      : `Diferem ${clockSeconds(standing.at, now)} segundos. Acerte a data e a hora dos dois.`,
  });
  return [...(await sendingChecks(platform, db)), told, ...(standing.checks ?? [])];
}

const keepChecks = (platform: Platform, caller: Caller, id: string, checks: Check[]): Promise<ProcessRow> =>
  runUseCase(platform, caller, async (context) =>
    setNoted(
      context,
      await getLocked(context, id),
      { checks, checkedAt: context.now },
      { type: 'unification.checked' },
    ),
  );

export const checkBoth: Act = withCentre(async (platform, caller, row, centre) =>
  keepChecks(platform, caller, row.id, await checksOf(platform, centre)),
);

export const beginRehearsal: Act = withCentre(async (platform, caller, row) =>
  begin(platform, caller, row, async (context, current) => {
    const jobId = await enqueueWork(context, current, 'rehearsal');
    return setNoted(
      context,
      current,
      { wanted: 'rehearsal', jobId, problem: null },
      { type: 'unification.rehearsal-begun' },
    );
  }),
);

/** All is green on both sides, and it is the turn of this one: from here on only administrators enter here. */
export const beginUnification: Act = withCentre(async (platform, caller, row, centre) => {
  if (row.state === 'running') return row;
  if (row.wanted !== null) throw busy();
  const checks = await checksOf(platform, centre);
  await keepChecks(platform, caller, row.id, checks);
  requireGreen(checks);
  await centre.say({ say: 'run' });
  return begin(platform, caller, row, async (context, current) => {
    await closeForUnification(context, current);
    const jobId = await enqueueWork(context, current, 'unification');
    return setNoted(
      context,
      current,
      { state: 'running', wanted: 'unification', jobId, problem: null, frozenAt: context.now },
      { type: 'unification.begun' },
    );
  });
});

const begin = (
  platform: Platform,
  caller: Caller,
  { id }: ProcessRow,
  act: (context: UseCaseContext, row: ProcessRow) => Promise<ProcessRow>,
): Promise<ProcessRow> =>
  runUseCase(platform, caller, async (context) => {
    const row = await getLocked(context, id);
    if (row.state !== 'accepted') throw wrongState(row, 'começar');
    if (row.wanted !== null) throw busy();
    return act(context, row);
  });

/** Nothing of this base can be in the centre: it was not asked to let it enter. */
const isBeforeEntering = ({ state, entered }: ProcessRow): boolean =>
  state !== 'deciding' && (state !== 'running' || entered === null);

const ONLY_IT_KNOWS =
  'A base pode já ter entrado, e só a central sabe: esta instalação continua fechada até que ela responda. Se a central se perdeu para sempre, dê no servidor desta: pec unification cancel --lost';

function toldWhy(error: Problem): Problem {
  if (error.code === UNREACHABLE) return new Problem(503, UNREACHABLE, `${error.detail} ${ONLY_IT_KNOWS}`);
  if (!(error instanceof Unproved)) return error;
  return conflict(
    'unification-unproved',
    `${error.detail} Nada prova que quem respondeu é a central desta unificação: confira o link e a central. ${ONLY_IT_KNOWS}`,
  );
}

/**
 * Ends a process on both sides before the base entered, and stops the job that works for it. Once the centre was asked to let
 * it enter only the centre knows whether it may; before that it ends here also where the centre does not answer, and any
 * where it is proved that one of the two is no more the one that it was agreed with. `isLost`: who asks knows that the centre
 * never answers again.
 */
const cancelling =
  (isLost: boolean): Act =>
  async (platform, caller, row) => {
    try {
      return await cancelThere(platform, caller, row);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'unification-entering') throw error;
      const isOther = isOfAnother(error);
      const isGone = isLost && (error.code === UNREACHABLE || error instanceof Unproved);
      return runUseCase(platform, caller, async (context) => {
        const current = await getLocked(context, row.id);
        if (!OPEN_STATES.includes(current.state)) throw error;
        if (!(isOther || isGone || isBeforeEntering(current))) throw toldWhy(error);
        const ended = await endBefore(context, current, 'cancelled');
        return isOther ? ended : setNoted(context, ended, { untold: true });
      });
    }
  };

export const cancelSending = cancelling(false);
export const cancelLost = cancelling(true);

const cancelThere: Act = withCentre(async (platform, _caller, row, centre) =>
  follow(platform, row.id, await centre.say({ say: 'cancel' })),
);

export const askUndo: Act = withCentre(async (platform, _caller, row, centre) =>
  follow(platform, row.id, await centre.say({ say: 'undo' })),
);

import { databaseProblem, isCrossed } from '#platform/db/errors';
import { errorFields } from '#platform/log/logger';
import type { FormHandler } from '#platform/module/form-handler';
import type { Platform } from '#platform/runtime/platform';
import type { UseCaseContext } from '#platform/usecase/context';
import { type Caller, runUseCase } from '#platform/usecase/run';
import { appliedMark, type FichaKey, holdToApply, listToApply, type WaitingFicha } from './apply-queries.ts';

/** Wide, so that it has fichas of many teams. */
const PAGE = 1_000;
/** Teams at once: the base works for one while the program does for another. */
const LANES = 3;
/** Fichas of one transaction: what they share costs once, and whoever waits for one of their people waits for all. */
const BATCH = 8;
/** Two teams may write the same citizen at once; then one begins anew. */
const TRIES = 3;

/** Without a municipality: those of the whole installation. */
export type Applying = {
  municipalityId?: string | null;
  signal?: AbortSignal;
  onProgress?: (applied: number) => void;
};
/** `waiting`: of the applied ones, those about which somebody must decide. */
export type Application = { applied: number; waiting: number; failed: number };

const NOTHING: Application = { applied: 0, waiting: 0, failed: 0 };
const sum = (a: Application, b: Application): Application => ({
  applied: a.applied + b.applied,
  waiting: a.waiting + b.waiting,
  failed: a.failed + b.failed,
});

/**
 * Gives accepted fichas to the modules that take their forms further, some in a transaction, those of some teams side by
 * side: stopped at any point, the next pass goes on. Where some fail together each is tried by itself: one that fails
 * stays for the next pass and stops nobody; a base that is away stops them all.
 */
export async function applyFichas(
  platform: Platform,
  caller: Caller,
  handlers: readonly FormHandler[],
  { municipalityId = null, signal, onProgress = () => undefined }: Applying = {},
): Promise<Application> {
  const byForm = new Map(handlers.map((handler) => [handler.form, handler]));
  let told = NOTHING;
  const applyAll = async (fichas: readonly WaitingFicha[]) => {
    for (const batch of batchesOf(fichas)) {
      if (signal?.aborted) return;
      const handler = byForm.get(batch[0]?.tipo ?? 0);
      if (!handler) continue;
      const done = await applyBatch(platform, caller, handler, batch);
      told = sum(told, done);
      if (done.applied > 0) onProgress(told.applied);
    }
  };
  for (let after: FichaKey | undefined; ; ) {
    const page = await listToApply(platform.db, { municipalityId, after, limit: PAGE });
    const teams = byTeam(page);
    const lane = async () => {
      for (let team = teams.shift(); team; team = teams.shift()) await applyAll(team);
    };
    const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    after = page.at(-1);
    if (!after || signal?.aborted) return told;
  }
}

/** Fichas of one team one after another, as they came: a family, and the ficha that corrects another, is of one team. */
function byTeam(fichas: readonly WaitingFicha[]): WaitingFicha[][] {
  const teams = new Map<string, WaitingFicha[]>();
  for (const ficha of fichas) {
    const before = teams.get(ficha.team);
    if (before) before.push(ficha);
    else teams.set(ficha.team, [ficha]);
  }
  return [...teams.values()];
}

/** In their order, some of one form at a time. */
function batchesOf(fichas: readonly WaitingFicha[]): WaitingFicha[][] {
  const batches: WaitingFicha[][] = [];
  for (const ficha of fichas) {
    const last = batches.at(-1);
    if (last && last.length < BATCH && last[0]?.tipo === ficha.tipo) last.push(ficha);
    else batches.push([ficha]);
  }
  return batches;
}

async function applyBatch(
  platform: Platform,
  caller: Caller,
  handler: FormHandler,
  batch: readonly WaitingFicha[],
): Promise<Application> {
  const isAlone = batch.length === 1;
  const apply = async (context: UseCaseContext): Promise<Application> => {
    const envelopes = await holdToApply(context.db, batch);
    const held = batch.filter(({ id }) => envelopes.has(id));
    if (held.length === 0) return NOTHING;
    const waiting = await handler.apply(
      context,
      held.flatMap(({ id }) => envelopes.get(id) ?? []),
    );
    context.write(appliedMark(held, context.now));
    return { applied: held.length, waiting, failed: 0 };
  };
  try {
    return await runUseCase(platform, caller, apply, { tries: isAlone ? TRIES : 1 });
  } catch (error) {
    // What only crossed with another goes through when it is short.
    if (databaseProblem(error) && (isAlone || !isCrossed(error))) throw error;
    if (!isAlone) return applyEach(platform, caller, handler, batch);
    const [ficha] = batch;
    platform.log.error('ficha-not-applied', { ficha: ficha?.id, tipo: ficha?.tipo, ...errorFields(error) });
    return { ...NOTHING, failed: 1 };
  }
}

async function applyEach(
  ...[platform, caller, handler, batch]: Parameters<typeof applyBatch>
): Promise<Application> {
  let told = NOTHING;
  for (const ficha of batch) told = sum(told, await applyBatch(platform, caller, handler, [ficha]));
  return told;
}

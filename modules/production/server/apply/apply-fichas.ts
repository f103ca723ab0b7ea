import { databaseProblem } from '#platform/db/errors';
import { errorFields } from '#platform/log/logger';
import type { FormHandler } from '#platform/module/form-handler';
import type { Platform } from '#platform/runtime/platform';
import type { UseCaseContext } from '#platform/usecase/context';
import { type Caller, runUseCase } from '#platform/usecase/run';
import { type FichaKey, holdToApply, listToApply, markApplied, type WaitingFicha } from './apply-queries.ts';

/** Wide, so that it has fichas of many teams. */
const PAGE = 1_000;
/** Teams at once: the base works for one while the program does for another. */
const LANES = 3;
/** Two teams may write the same citizen at once; then one begins anew. */
const TRIES = 3;

/** Without a municipality: those of the whole installation. */
export type Applying = {
  municipalityId?: string | null;
  signal?: AbortSignal;
  onProgress?: (applied: number) => void;
};

/**
 * Gives accepted fichas to the modules that take their forms further, each in a transaction of its own, those of some
 * teams side by side: stopped at any point, the next pass goes on. A ficha that fails stays for the next pass and does
 * not stop those after it; a base that is away stops them all.
 */
export async function applyFichas(
  platform: Platform,
  caller: Caller,
  handlers: readonly FormHandler[],
  { municipalityId = null, signal, onProgress = () => undefined }: Applying = {},
): Promise<{ applied: number; failed: number }> {
  const byForm = new Map(handlers.map((handler) => [handler.form, handler]));
  const told = { applied: 0, failed: 0 };
  const applyAll = async (fichas: readonly WaitingFicha[]) => {
    for (const ficha of fichas) {
      if (signal?.aborted) return;
      const handler = byForm.get(ficha.tipo);
      const outcome = handler && (await applyOne(platform, caller, handler, ficha));
      if (!outcome) continue;
      told[outcome]++;
      onProgress(told.applied);
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

async function applyOne(
  platform: Platform,
  caller: Caller,
  handler: FormHandler,
  ficha: WaitingFicha,
): Promise<'applied' | 'failed' | undefined> {
  try {
    const apply = async (context: UseCaseContext) => {
      const envelope = await holdToApply(context.db, ficha);
      if (!envelope) return undefined;
      await handler.apply(context, envelope);
      await markApplied(context.db, ficha, context.now);
      return 'applied' as const;
    };
    return await runUseCase(platform, caller, apply, { tries: TRIES });
  } catch (error) {
    if (databaseProblem(error)) throw error;
    platform.log.error('ficha-not-applied', { ficha: ficha.id, tipo: ficha.tipo, ...errorFields(error) });
    return 'failed';
  }
}

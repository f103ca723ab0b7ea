import { databaseProblem } from '#platform/db/errors';
import { errorFields } from '#platform/log/logger';
import type { FormHandler } from '#platform/module/form-handler';
import type { Platform } from '#platform/runtime/platform';
import { type Caller, runUseCase } from '#platform/usecase/run';
import { type FichaKey, holdToApply, listToApply, markApplied, type WaitingFicha } from './apply-queries.ts';

const PAGE = 200;

export type Applying = { signal?: AbortSignal; onProgress?: (applied: number) => void };

/**
 * Gives accepted fichas to the modules that take their forms further, each in a transaction of its own: stopped at any
 * point, the next pass goes on. A ficha that fails stays for the next pass and does not stop those after it; a base that
 * is away stops them all.
 */
export async function applyFichas(
  platform: Platform,
  caller: Caller,
  handlers: readonly FormHandler[],
  { signal, onProgress = () => undefined }: Applying = {},
): Promise<{ applied: number; failed: number }> {
  const byForm = new Map(handlers.map((handler) => [handler.form, handler]));
  const told = { applied: 0, failed: 0 };
  for (let after: FichaKey | undefined; ; ) {
    const page = await listToApply(platform.db, after, PAGE);
    for (const ficha of page) {
      if (signal?.aborted) return told;
      const handler = byForm.get(ficha.tipo);
      if (!handler) continue;
      const outcome = await applyOne(platform, caller, handler, ficha);
      if (outcome) told[outcome]++;
      onProgress(told.applied);
    }
    after = page.at(-1);
    if (!after) return told;
  }
}

async function applyOne(
  platform: Platform,
  caller: Caller,
  handler: FormHandler,
  ficha: WaitingFicha,
): Promise<'applied' | 'failed' | undefined> {
  try {
    return await runUseCase(platform, caller, async (context) => {
      const envelope = await holdToApply(context.db, ficha);
      if (!envelope) return undefined;
      await handler.apply(context, envelope);
      await markApplied(context.db, ficha, context.now);
      return 'applied' as const;
    });
  } catch (error) {
    if (databaseProblem(error)) throw error;
    platform.log.error('ficha-not-applied', { ficha: ficha.id, tipo: ficha.tipo, ...errorFields(error) });
    return 'failed';
  }
}

import type { Platform } from '#platform/runtime/platform';
import { type Caller, runUseCase } from '#platform/usecase/run';
import type { Ledi } from '#platform/ledi/load';
import { judge } from '../judging/judge.ts';
import { installedIn, Members } from '../judging/membership.ts';
import { type HeldKey, holdHeld, listHeld, settleHeld } from './held-queries.ts';

const PAGE = 200;

/** Without a municipality: those of the whole installation. */
export type JudgingHeld = {
  ledi: Ledi;
  appliedForms: ReadonlySet<number>;
  municipalityId?: string | null;
  signal?: AbortSignal;
};

/**
 * Judges the fichas that waited for a layout which the program now knows, one a transaction: stopped at any point, the
 * next pass goes on. Those whose layout is still to come keep waiting.
 */
export async function judgeHeld(
  platform: Platform,
  caller: Caller,
  { ledi, appliedForms, municipalityId = null, signal }: JudgingHeld,
): Promise<{ valid: number; invalid: number }> {
  const members = new Members(await installedIn(platform.db));
  const told = { valid: 0, invalid: 0 };
  for (let after: HeldKey | undefined; ; ) {
    const page = await listHeld(platform.db, { municipalityId, after, limit: PAGE });
    for (const held of page) {
      if (signal?.aborted) return told;
      const outcome = await runUseCase(platform, caller, async ({ db, audit }) => {
        const bytes = await holdHeld(db, held);
        if (!bytes) return undefined;
        const [judged] = await judge(ledi, members, [{ position: 0, entry: null, bytes, error: null }]);
        if (!judged || judged.outcome === 'held') return undefined;
        const { outcome, findings, tipo, municipalityId } = judged;
        const toApply = outcome === 'valid' && tipo !== null && appliedForms.has(tipo);
        await settleHeld(db, held, { outcome, findings, toApply, municipalityId });
        audit({
          type: 'production.held-judged',
          subject: { table: 'ficha', id: held.id },
          municipalityId,
          details: { outcome },
        });
        return outcome;
      });
      if (outcome) told[outcome]++;
    }
    after = page.at(-1);
    if (!after) return told;
  }
}

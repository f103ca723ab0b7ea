import {
  dropStalePairs,
  fillMatchKeys,
  type FoundPair,
  keepPairs,
  likelyPairs,
  readCommonKeys,
} from '#modules/citizens/index';
import type { Caller } from '#platform/usecase/run';
import { runUseCase } from '#platform/usecase/run';
import type { Platform } from '#platform/runtime/platform';
import { advanceScan, nextPeople, type Scan } from './queries.ts';

/** People compared with the base in one pass over its keys. */
const PORTION = 20_000;

type ScanStep = { people: number; total: number; pairs: number };

/**
 * Compares people with the base, portion by portion, from where the search stopped. Each portion enters the queue in
 * a transaction with how far the search came: killed and begun again, it loses one portion at most. False when
 * `signal` stopped it.
 */
export async function runScan(
  platform: Platform,
  caller: Caller,
  start: Scan,
  { signal, step }: { signal: AbortSignal; step: (step: ScanStep) => void },
): Promise<boolean> {
  let scan = start;
  // Statistics of a base just filled may not be there yet.
  const common = await readCommonKeys(platform.db);
  for (;;) {
    step(scan);
    if (signal.aborted) return false;
    const ids = await nextPeople(platform.db, scan, PORTION);
    const last = ids.at(-1);
    if (last === undefined) return true;
    const found = await scanPortion(platform, caller, scan, { ids, common, signal });
    if (found === undefined) return false;
    scan = { ...scan, upto: last, people: scan.people + ids.length, pairs: scan.pairs + found };
  }
}

/**
 * Gives keys to registrations that have none, before anybody is compared. The change log tells them, so that a
 * search of changes compares them too. False when stopped.
 */
export async function fillKeys(platform: Platform, caller: Caller, signal: AbortSignal): Promise<boolean> {
  let after: string | null = null;
  for (;;) {
    if (signal.aborted) return false;
    const upto: string | undefined = await runUseCase(platform, caller, async (context) => {
      const portion = await fillMatchKeys(context.db, after, PORTION / 4);
      if (!portion) return undefined;
      const { filled } = portion;
      context.changed(...filled.map((id) => ({ table: 'citizen', id, operation: 'U' }) as const));
      if (filled.length > 0) context.audit({ type: 'duplicates.scanned', details: { keys: filled.length } });
      return portion.upto;
    });
    if (upto === undefined) return true;
    after = upto;
  }
}

type Portion = { ids: readonly string[]; common: ReadonlySet<number>; signal: AbortSignal };

/** How many pairs came or changed; undefined when stopped, with nothing of the portion kept. */
async function scanPortion(
  platform: Platform,
  caller: Caller,
  { id, mode }: Scan,
  { ids, common, signal }: Portion,
): Promise<number | undefined> {
  const now = platform.clock.now();
  const pairs: FoundPair[] = [];
  const among = mode === 'all' ? 'before' : 'everybody';
  for await (const lot of likelyPairs(platform.db, { ids, with: among, common, now })) {
    if (signal.aborted) return undefined;
    pairs.push(...lot);
  }
  return runUseCase(platform, caller, async (context) => {
    const kept = await keepPairs(context.db, pairs, { origin: 'scan', now, by: null });
    await advanceScan(context.db, id, { upto: ids.at(-1) ?? '', people: ids.length, pairs: kept.length });
    context.changed(...kept);
    await dropStalePairs(context, ids, pairs);
    context.audit({ type: 'duplicates.scanned', details: { people: ids.length, pairs: kept.length, mode } });
    return kept.length;
  });
}

import type { Prepared } from '@pec-aberto/matching';
import type { Db } from '#platform/db/database';
import { civilDay } from '../rules/dates.ts';
import { candidateOf, toldOf } from './candidate-queries.ts';
import { judgeOn } from './judge.ts';
import type { FoundPair } from './pairs.ts';
import { findMet, type Met, type Portion } from './scan-queries.ts';

/** So many people are held ready at a time. */
const HELD = 4_000;

/**
 * The pairs of a portion that may be one person, by the rule of the check at entry (`findCandidates`) told for many at once:
 * two who have a number in common, or two other keys.
 */
export async function* likelyPairs(db: Db, portion: Portion): AsyncGenerator<FoundPair[]> {
  const met = await findMet(db, portion);
  let from = 0;
  while (from < met.length) {
    const to = endOfLot(met, from);
    yield await judgeLot(db, met.slice(from, to), portion.now);
    from = to;
  }
}

/** A lot ends between two people of the portion: all whom one met are judged together. */
function endOfLot(met: readonly Met[], from: number): number {
  let to = Math.min(from + HELD, met.length);
  while (to < met.length && met[to]?.a === met[to - 1]?.a) to += 1;
  return to;
}

async function judgeLot(db: Db, met: readonly Met[], now: Date): Promise<FoundPair[]> {
  const people = await loadPrepared(db, [...new Set(met.flatMap(({ a, b }) => [a, b]))]);
  // All municipalities at once: the clock of Brasília.
  const today = civilDay(now, 'America/Sao_Paulo');
  const pairs: FoundPair[] = [];
  for (const [a, others] of byPerson(met)) {
    const person = people.get(a);
    const candidates = others.flatMap((b) => people.get(b) ?? []);
    if (!person) continue;
    const judge = judgeOn(today, [person, ...candidates]);
    for (const candidate of candidates) {
      const judged = judge(person, candidate);
      if (judged) pairs.push({ ids: [a, candidate.id], score: judged.score, evidence: judged.evidence });
    }
  }
  return pairs;
}

function byPerson(met: readonly Met[]): Map<string, string[]> {
  const people = new Map<string, string[]>();
  for (const { a, b } of met) {
    const others = people.get(a);
    if (others) others.push(b);
    else people.set(a, [b]);
  }
  return people;
}

async function loadPrepared(db: Db, ids: readonly string[]): Promise<Map<string, Prepared>> {
  const rows = await toldOf(db, ids);
  return new Map(rows.map((row) => [row.id, candidateOf(row).prepared]));
}

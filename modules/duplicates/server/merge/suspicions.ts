import type { Decision, Said, Settled } from '#modules/citizens/index';
import type { Moved } from './pointing-queries.ts';

type Followed = { moves: Moved[]; settled: Settled[] };

type Joining = { survivorId: string; everybody: readonly string[]; at: string; by: string | null };

/**
 * What a joining makes of what was said of pairs. Of the joined among themselves: they are one person. Of one of them
 * and somebody else: it is now said of the survivor, once; "not the same" of one of them holds for the survivor.
 */
export function followSurvivor(said: readonly Said[], joining: Joining): Followed {
  const isJoined = (id: string) => joining.everybody.includes(id);
  const one: Decision = { state: 'merged', decidedAt: joining.at, decidedBy: joining.by, reason: null };
  const among = said.filter(({ aId, bId }) => isJoined(aId) && isJoined(bId));
  const followed: Followed = { moves: [], settled: asOne(among, one) };
  const withOthers = said.filter((pair) => !among.includes(pair));
  for (const group of bySubject(withOthers, isJoined)) {
    const [kept, ...rest] = group.toSorted(byPlace(joining.survivorId));
    const alive = group.some(({ state }) => state !== 'merged');
    if (!kept || !alive) continue;
    const { survivorId } = joining;
    if (kept.aId !== survivorId && kept.bId !== survivorId)
      followed.moves.push(moveOf(kept, isJoined(kept.aId)));
    const verdict =
      group.find(({ state }) => state === 'different') ?? (kept.state === 'merged' ? OPEN : undefined);
    if (kept.state !== 'different' && verdict) followed.settled.push(settle(kept, verdict));
    followed.settled.push(...asOne(rest, one));
  }
  return followed;
}

const OPEN: Decision = { state: 'open', decidedAt: null, decidedBy: null, reason: null };

/** Pairs that the joining makes one: with the same other person, about the same thing. */
function bySubject(pairs: readonly Said[], isJoined: (id: string) => boolean): Said[][] {
  const groups = new Map<string, Said[]>();
  for (const pair of pairs) {
    const subject = `${pair.table} ${isJoined(pair.aId) ? pair.bId : pair.aId} ${pair.about}`;
    groups.set(subject, [...(groups.get(subject) ?? []), pair]);
  }
  return [...groups.values()];
}

/** A review has no such state: where it is, with a record that is gone, nobody sees it. */
const asOne = (pairs: readonly Said[], decision: Decision): Settled[] =>
  pairs
    .filter(({ table, state }) => table === 'duplicate_pair' && state === 'open')
    .map((pair) => settle(pair, decision));

const decisionOf = ({ state, decidedAt, decidedBy, reason }: Decision): Decision => ({
  state,
  decidedAt,
  decidedBy,
  reason,
});

const settle = (pair: Said, after: Decision): Settled => ({
  table: pair.table,
  id: pair.id,
  before: decisionOf(pair),
  after: { ...decisionOf(after), reason: after.reason ?? pair.reason },
});

const COLUMNS = {
  duplicate_pair: ['a_id', 'b_id'],
  citizen_review: ['citizen_id', 'other_id'],
} as const;

function moveOf({ table, id, aId, bId }: Said, first: boolean): Moved {
  return { table, id, column: COLUMNS[table][first ? 0 : 1], fromId: first ? aId : bId };
}

/** The pair that stays for all of a kind: that of the survivor, one decided, the likeliest, the oldest. */
const byPlace = (survivorId: string) => (a: Said, b: Said) => {
  const ofSurvivor = ({ aId, bId, state }: Said) =>
    Number(aId === survivorId || bId === survivorId) * 2 + Number(state !== 'merged');
  const decided = ({ state }: Said) => Number(state === 'different');
  return (
    ofSurvivor(b) - ofSurvivor(a) || decided(b) - decided(a) || b.score - a.score || (a.id < b.id ? -1 : 1)
  );
};

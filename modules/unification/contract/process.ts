import { type Static, Type } from 'typebox';
import { Instant, Nullable, Uuid } from '#platform/contract/schemas';

const Count = Type.Integer({ minimum: 0 });

/** What became of a row of the unit at the centre; docs/decisions/2026-11-21-unification-of-bases.md */
export const OUTCOMES = ['inserted', 'equal', 'linked', 'version', 'quarantined'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const ProcessState = Type.Enum([
  'requested',
  'accepted',
  'running',
  'deciding',
  'unified',
  'denied',
  'cancelled',
  'undone',
]);
export type ProcessState = Static<typeof ProcessState>;

/** Those of a process that goes on. */
export const OPEN_STATES: readonly ProcessState[] = ['requested', 'accepted', 'running', 'deciding'];

/** Something looked at before a unification may begin. */
export const Check = Type.Object({
  id: Type.String(),
  side: Type.Enum(['sending', 'receiving']),
  ok: Type.Boolean(),
  /** One that is not ok and not blocking is a warning. */
  blocking: Type.Boolean(),
  /** What was looked at, and what is there and what to do about it, in Portuguese. */
  label: Type.String(),
  detail: Type.String(),
});
export type Check = Static<typeof Check>;

/** A row that a person must look at, or whose values the centre has otherwise. */
const TellingRow = Type.Object({
  table: Type.String(),
  /** What the table's rows are, and how this one is called, for people. */
  kind: Type.String(),
  called: Type.String(),
  outcome: Type.Enum(['version', 'quarantined']),
  reason: Type.String(),
});

export const TableCounts = Type.Object({
  table: Type.String(),
  kind: Type.String(),
  rows: Count,
  inserted: Count,
  equal: Count,
  linked: Count,
  version: Count,
  quarantined: Count,
});
export type TableCounts = Static<typeof TableCounts>;

/** What a rehearsal found, or what a unification did. */
export const Report = Type.Object({
  at: Instant,
  /** Of work at the centre. */
  seconds: Type.Number(),
  rows: Count,
  tables: Type.Array(TableCounts),
  units: Type.Array(Type.Object({ cnes: Type.String(), name: Type.String(), outcome: Type.String() })),
  /** Pairs of people that may be one, for people to decide afterwards. */
  pairs: Count,
  /** The first of them. */
  telling: Type.Array(TellingRow),
  /** Of tables that stay, why. */
  stays: Type.Array(Type.Object({ table: Type.String(), reason: Type.String() })),
  /** What keeps it from going on; empty when it may. */
  faults: Type.Array(Type.String()),
  /** Null of a rehearsal. */
  verified: Nullable(
    Type.Object({
      ok: Type.Boolean(),
      tables: Type.Array(
        Type.Object({
          table: Type.String(),
          rows: Count,
          expected: Type.String(),
          found: Type.String(),
        }),
      ),
      /** Citizens whose rows were counted one by one, and how many counts differ. */
      citizens: Count,
      citizensDiffering: Count,
      orphans: Count,
    }),
  ),
});
export type Report = Static<typeof Report>;

export const Process = Type.Object({
  id: Uuid,
  side: Type.Enum(['sending', 'receiving']),
  state: ProcessState,
  /** Name of the other installation, and who asked for it. */
  peer: Type.String(),
  responsible: Type.String(),
  /** Address of the centre, as the unit reaches it. */
  link: Type.String(),
  /** The same on both sides: the two people compare them. */
  words: Type.String(),
  /** What travels is sealed, yet the link is plain http. */
  plain: Type.Boolean(),
  requestedAt: Instant,
  changedAt: Instant,
  /** What is being done, in Portuguese; null when nothing is. */
  step: Nullable(Type.String()),
  done: Nullable(Count),
  total: Nullable(Count),
  /** The job of this side, for progress and cancel. */
  jobId: Nullable(Uuid),
  /** Why it stopped, and what to do; it goes on where it was. */
  problem: Nullable(Type.String()),
  checks: Type.Array(Check),
  checkedAt: Nullable(Instant),
  rehearsal: Nullable(Report),
  report: Nullable(Report),
  /** Closed to others at both sides since. */
  frozenAt: Nullable(Instant),
  /** This base was brought back from a copy since: of what was agreed before it confirms nothing, and decides nothing by itself. */
  restored: Type.Boolean(),
  /** When it decides itself: all green confirms, else it is undone. */
  decideBy: Nullable(Instant),
  /** At the centre: the unit, that had proved that nothing was written there, was asked to prove it once more, and did not yet. */
  awaitsProof: Type.Boolean(),
  endedAt: Nullable(Instant),
});
export type Process = Static<typeof Process>;

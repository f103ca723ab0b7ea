/** What is decided of a pair: `merged` of suspicions only. */
export type Decision = {
  state: 'open' | 'merged' | 'different';
  decidedAt: string | null;
  decidedBy: string | null;
  reason: string | null;
};

/** A pair of the queue: a suspicion, or (`about`) a number that two people share. */
export type Said = Decision & {
  table: 'duplicate_pair' | 'citizen_review';
  id: string;
  aId: string;
  bId: string;
  /** The shared number; empty of a suspicion. */
  about: string;
  score: number;
};

/** A pair of which something else is decided now. */
export type Settled = Pick<Said, 'table' | 'id'> & { before: Decision; after: Decision };

/** A row that said something of `fromId` and says it of whoever that one was joined to. */
export type MovedRow = { table: string; id: string; fromId: string };

export type Direction = 'to-survivor' | 'back';

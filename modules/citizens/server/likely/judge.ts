import {
  compare,
  decide,
  DEFAULT_MODEL,
  DEFAULT_SETTINGS,
  type Evidence,
  evidenceOf,
  type Prepared,
  surroundingsOf,
} from '@pec-aberto/matching';

/** How alike two registrations are, and why. */
export type Judged = {
  /** Probability from 0 to 1 that they are one person. */
  score: number;
  /** A rule says that they are one person, or would but for what only somebody who looks can judge. */
  certain: boolean;
  /** Nothing speaks against it: they may be taken for one person without anybody looking. */
  automatic: boolean;
  evidence: Evidence;
};

/** People born together are two however alike they are; of somebody without a name nothing is certain. */
const NEVER_CERTAIN: ReadonlySet<string> = new Set(['twins', 'newborn', 'name-unknown']);

/**
 * Judges pairs as packages/matching does, on a given day. `people` are all who take part: a CPF that also stands on
 * somebody much older among them is taken for a parent's.
 */
export function judgeOn(today: string, people: Iterable<Prepared>) {
  const settings = { ...DEFAULT_SETTINGS, today };
  const around = surroundingsOf(people, settings);
  /** Undefined: not worth anybody's look. */
  return (a: Prepared, b: Prepared): Judged | undefined => {
    const comparison = compare(a, b, DEFAULT_MODEL);
    const verdict = decide(a, b, comparison, DEFAULT_MODEL, around);
    const { score } = comparison;
    if (verdict.decision === 'none') return undefined;
    if (verdict.decision === 'review' && score < settings.review && !verdict.sameCpf) return undefined;
    const certain = verdict.rule !== null && !verdict.guards.some((guard) => NEVER_CERTAIN.has(guard));
    const automatic = verdict.decision === 'auto';
    return { score, certain, automatic, evidence: evidenceOf(comparison, verdict, DEFAULT_MODEL) };
  };
}

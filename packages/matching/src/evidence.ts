import { type Comparison, fieldWeight } from './compare.ts';
import type { Verdict } from './decide.ts';
import { FIELD_NAMES, type Field, levelName } from './fields.ts';
import type { Guard, Rule } from './guards.ts';
import type { Model } from './model.ts';
import { GIVEN_LEVELS, type GivenLevel } from './names/compare.ts';

/** Why a pair was judged so; what goes into the column `evidence` and onto the screen. */
export type Evidence = {
  /** The rule that links, or that would but for guards and rivals. */
  rule: Rule | null;
  guards: readonly Guard[];
  /** Other people of either base that fit nearly as well. */
  rivals: number;
  /** How the given names agree; null without names. */
  given: GivenLevel | null;
  /** A social name agreed instead of a name. */
  bySocialName: boolean;
  /** Bits for (or against) the same person, all fields together: against strangers and against close relatives. */
  weight: { strangers: number; relatives: number };
  /** Fields both people have: level of agreement and bits against strangers. */
  fields: { field: Field; level: string; weight: number }[];
};

const rounded = (value: number): number => Math.round(value * 10) / 10 + 0;

/** The evidence of a comparison and its verdict. */
export function evidenceOf(comparison: Comparison, verdict: Verdict, model: Model, rivals = 0): Evidence {
  const fields: Evidence['fields'] = [];
  for (const [place, field] of FIELD_NAMES.entries()) {
    const level = levelName(field, comparison.levels[place] ?? -1);
    if (level) fields.push({ field, level, weight: rounded(fieldWeight(comparison, model, place)) });
  }
  return {
    rule: verdict.rule,
    guards: verdict.guards,
    rivals,
    given: GIVEN_LEVELS[comparison.given] ?? null,
    bySocialName: comparison.bySocialName,
    weight: { strangers: rounded(comparison.weight), relatives: rounded(comparison.weightAmongRelatives) },
    fields,
  };
}

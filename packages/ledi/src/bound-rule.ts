import type { Scope } from './expression.ts';
import type { FieldValue, Struct } from './wire.ts';

/** Columns of the inconsistency report of the PEC. */
export type RuleGroup = 'campo obrigatório' | 'estrutural' | 'regra de negócio';

/** A rule as shown to people. `severity` depends on the layout: an inferred rule only warns. */
export type RuleInfo = {
  code: string;
  group: RuleGroup;
  message: string;
  source: string;
  /** Struct and field (dotted) it speaks of. */
  struct: string;
  field: string;
  from: string | null;
  until: string | null;
  inferredBelow: string | null;
  /** The condition of the rule in the language of the package; null when it has none. */
  condition: string | null;
};

/** One test of one field, bound to a layout. `fails` gives the places of a list that fail, or true. */
export type BoundRule = {
  info: RuleInfo;
  /** Field whose error is reported, dotted inside groups. */
  path: string;
  /** First field of the path. */
  first: string;
  isWarning: boolean;
  /** Cannot fail while the field (its first name) is absent. */
  needsField: boolean;
  fails: Test;
};

/** `value` is that of the first field of the rule, filled unless the rule says it needs none. */
export type Test = (value: FieldValue, struct: Struct, scope: Scope) => boolean | number[];

import type { RuleGroup } from './bound-rule.ts';

/** One broken rule. `path` is in IDL names relative to the form; transport fields by their own name. */
export type Finding = { code: string; group: RuleGroup; path: string; message: string; source: string };

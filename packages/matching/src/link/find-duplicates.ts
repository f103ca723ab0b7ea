import { evidenceOf } from '../evidence.ts';
import type { Model } from '../model.ts';
import type { Person } from '../person.ts';
import { prepare } from '../prepare.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import type { Link } from './link-rosters.ts';
import { Linkage } from './linkage.ts';

/**
 * Pairs of records of one base that are, or may be, the same person, most probable first. `auto` says that rules and
 * weights leave no doubt; somebody who stands there three times comes in three pairs. With a `model` nothing is learned
 * from the base: pairs are judged as one by one at a desk.
 */
export function findDuplicates(
  people: readonly Person[],
  settings: Partial<Settings> = {},
  model?: Model,
): { pairs: Link[]; model: Model } {
  const linkage = new Linkage({ ...DEFAULT_SETTINGS, ...settings }, model);
  for (const person of people) linkage.hold(prepare(person));
  if (!model) linkage.learnWithin();
  linkage.matchWithin();
  const pairs = linkage
    .pairs()
    .filter(({ comparison, verdict }) => comparison.score >= linkage.settings.review || verdict.sameCpf)
    .map(
      ({ a, b, comparison, verdict }): Link => ({
        a: linkage.held(a).id,
        b: linkage.held(b).id,
        score: comparison.score,
        decision: verdict.decision === 'auto' ? 'auto' : 'review',
        evidence: evidenceOf(comparison, verdict, linkage.model),
      }),
    );
  return { pairs: pairs.sort((x, y) => y.score - x.score || (x.a < y.a ? -1 : 1)), model: linkage.model };
}

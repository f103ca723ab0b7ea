import { Value } from 'typebox/value';
import { shownText } from '#platform/files/shown-text';
import type { Platform } from '#platform/runtime/platform';
import { Greeting } from '../../contract/peer.ts';
import { otherVersion } from '../process/faults.ts';

const MOST_VERSION = 60;

/**
 * Throws 422 `unification-version` where what was said is of another version of the program: asked before anything else of it is
 * read, for the rest may look otherwise there. `by`: who said it.
 */
export function requireSameVersion(
  { version }: Pick<Platform, 'version'>,
  by: 'unit' | 'centre',
  said: unknown,
): void {
  if (!Value.Check(Greeting, said) || said.program === version) return;
  const other = shownText(said.program, MOST_VERSION);
  throw by === 'unit' ? otherVersion(other, version) : otherVersion(version, other);
}

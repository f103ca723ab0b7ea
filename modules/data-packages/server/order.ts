/** What orders two publications of one table. `date` is yyyy-mm-dd; `version` is the source's own text. */
export type Publication = { version: string; date: string };

const NUMBERS = /^\d+(\.\d+)*$/;

/** Places of a version made of numbers; undefined for any other text, which cannot be ordered. */
function placesOf(version: string): number[] | undefined {
  return NUMBERS.test(version) ? version.split('.').map(Number) : undefined;
}

/** Below zero when `a` comes before `b`; 0 when equal or when their forms differ ('8.7.0' and '202606'). */
function compareVersions(a: string, b: string): number {
  const left = placesOf(a);
  const right = placesOf(b);
  if (!left || !right || left.length !== right.length) return 0;
  const place = left.findIndex((value, index) => value !== right[index]);
  return place === -1 ? 0 : (left[place] ?? 0) - (right[place] ?? 0);
}

/**
 * Is a publication older than, the same as, or newer than the one in use? Older in date or in version is
 * older; versions of different forms leave it to the date.
 */
export function ageAgainst(candidate: Publication, present: Publication): 'older' | 'same' | 'newer' {
  const byVersion = compareVersions(candidate.version, present.version);
  if (candidate.date < present.date || byVersion < 0) return 'older';
  return candidate.date > present.date || byVersion > 0 ? 'newer' : 'same';
}

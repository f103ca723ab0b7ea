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

/** Tables are published some weeks before they come into force. */
const AHEAD_DAYS = 60;
/** Main versions that a source may leap over, from what is in use to what is brought. */
const LEAP = 10;
const DAY_MS = 86_400_000;

/**
 * Is a publication so far ahead of its time that nothing after it would be taken as newer? By its date, by a version
 * that is a month or a day (202612, 20261231), and by a main version far from the one in use.
 */
export function isFarAhead(candidate: Publication, present: Publication | undefined, now: Date): boolean {
  const limit = new Date(now.getTime() + AHEAD_DAYS * DAY_MS).toISOString().slice(0, 10);
  if (candidate.date > limit) return true;
  const { version } = candidate;
  if (/^(\d{6}|\d{8})$/.test(version)) return version > limit.replaceAll('-', '').slice(0, version.length);
  const places = placesOf(version);
  const [main = 0] = places ?? [];
  const before = present && placesOf(present.version);
  // One that cannot be compared may be named after a year, and after no later one.
  return (
    main > (before && before.length === places?.length ? (before[0] ?? 0) + LEAP : Number(limit.slice(0, 4)))
  );
}

/** Version that is a competência: the month whose table it is. */
const MONTH = /^20\d{2}(0[1-9]|1[0-2])$/;

/**
 * Is a publication older than, the same as, or newer than the one in use? Of two months the month decides: a re-issue
 * of a past one may be written after the present one. Otherwise older in date or in version is older; versions of
 * different forms leave it to the date.
 */
export function ageAgainst(candidate: Publication, present: Publication): 'older' | 'same' | 'newer' {
  const byVersion = compareVersions(candidate.version, present.version);
  if (byVersion !== 0 && MONTH.test(candidate.version) && MONTH.test(present.version)) {
    return byVersion < 0 ? 'older' : 'newer';
  }
  if (candidate.date < present.date || byVersion < 0) return 'older';
  return candidate.date > present.date || byVersion > 0 ? 'newer' : 'same';
}

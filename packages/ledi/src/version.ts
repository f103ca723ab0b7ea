/** A layout version as one number that sorts: '8.4.2' is 8004002. `x` and absent parts count as the highest. */
export type Rank = number;

const PART = 1000;

/** Rank of 'major.minor.revision'; '8.3.x' sorts after every 8.3 revision, '0' before everything. */
export function rankOf(version: string): Rank {
  if (version === '0') return 0;
  const [major = '0', minor = '0', revision = '0'] = version.split('.');
  const part = (text: string) => (text === 'x' ? PART - 1 : Number(text));
  return (Number(major) * PART + part(minor)) * PART + part(revision);
}

/** Rank of the three numbers of VersaoThrift; null when one is missing or negative. */
export function rankOfNumbers(major: unknown, minor: unknown, revision: unknown): Rank | null {
  let rank = 0;
  for (const part of [major, minor, revision]) {
    if (typeof part !== 'number' || !Number.isInteger(part) || part < 0) return null;
    rank = rank * PART + Math.min(part, PART - 1);
  }
  return rank;
}

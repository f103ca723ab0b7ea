import type { SecretBox } from '#platform/settings/secret-box';
import { isSame } from './keys.ts';

const INSTANT_DIGITS = 16;
const LENGTH = 64;
/** Between the question and the hello there are two trips of a bad link. */
const GOOD_FOR_MS = 120_000;

const signed = (secrets: SecretBox, instant: string): string =>
  instant + secrets.digest(`peer-challenge:${instant}`).slice(0, LENGTH - INSTANT_DIGITS);

/** What a hello must say back: only this installation makes it, and it tells when it did. Nothing is kept of it. */
export const newChallenge = (secrets: SecretBox, now: Date): string =>
  signed(secrets, now.getTime().toString(16).padStart(INSTANT_DIGITS, '0'));

/**
 * Was this given by us just now, and after we last heard from who says it? A hello that somebody recorded was heard
 * before, or is old.
 */
export function isFresh(
  secrets: SecretBox,
  challenge: string,
  { now, heardAt }: { now: Date; heardAt: Date | null },
): boolean {
  const instant = challenge.slice(0, INSTANT_DIGITS);
  if (!isSame(challenge, signed(secrets, instant))) return false;
  const given = Number.parseInt(instant, 16);
  const age = now.getTime() - given;
  if (age < 0 || age > GOOD_FOR_MS) return false;
  // A clock that was set back says nothing about what came before.
  return heardAt === null || heardAt > now || given >= heardAt.getTime();
}

/** The upkeep looks by the minute; it may come late, and that is no leap. */
const MOST_SEEN_MS = 2 * 60_000;

/**
 * When a process decides itself: the hour moves along with all that the clock went ahead, or back, without the upkeep seeing it
 * pass. So somebody who sets the clock, or a night in which the centre was off, takes nothing from the time to decide.
 */
export function decidesAt(decideBy: Date, { seenAt, now }: { seenAt: Date; now: Date }): Date {
  const went = now.getTime() - seenAt.getTime();
  const seen = Math.min(Math.max(went, 0), MOST_SEEN_MS);
  return new Date(decideBy.getTime() + went - seen);
}

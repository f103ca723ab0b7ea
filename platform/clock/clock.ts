/** The only source of "now" in use cases, so that tests can stand anywhere in time. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/**
 * How long a journey waits for what it expects to come, in ms. A busy machine is slow, not wrong: a test says what comes,
 * never how soon.
 */
export const PATIENCE_MS = 120_000;

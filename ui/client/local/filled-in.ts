type Values = Record<string, unknown>;

const isPlain = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function whole(value: unknown, initial: unknown): unknown {
  return isPlain(value) && isPlain(initial) ? { ...initial, ...filledIn(value, initial) } : value;
}

/**
 * The values of a draft as the form of today holds them: the draft may have been kept before an upgrade, and parts that its form
 * had not yet are as they are before anything is typed. A list stays as it was kept.
 */
export const filledIn = (values: Values, initial: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, whole(value, initial[key])]));

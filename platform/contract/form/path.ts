/** What something received says at a path of names joined by dots; undefined where it says nothing. */
export const valueAt = (received: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined,
      received,
    );

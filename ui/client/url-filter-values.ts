export type Filters = Record<string, string | boolean>;
export type Widened<F> = { [K in keyof F]: F[K] extends boolean ? boolean : string };

function readFilter(found: unknown, fallback: string | boolean): string | boolean {
  if (typeof fallback === 'boolean') return typeof found === 'boolean' ? found : fallback;
  // The router reads ?busca=123 as a number.
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : fallback;
}

/** The filters of an address; what is absent or of another type has its default. */
export function readFilters<F extends Filters>(search: Record<string, unknown>, defaults: F): Widened<F> {
  const read = Object.entries(defaults).map(([name, fallback]) => [name, readFilter(search[name], fallback)]);
  return Object.fromEntries(read) as Widened<F>;
}

/** An address with these filters; what others keep in it stays, what equals its default is left out. */
export function mergeFilters(
  search: Record<string, unknown>,
  filters: Record<string, unknown>,
  defaults: Filters,
): Record<string, unknown> {
  const others = Object.entries(search).filter(([name]) => !Object.hasOwn(defaults, name));
  const own = Object.entries(filters).filter(([name, value]) => value !== defaults[name]);
  return Object.fromEntries([...others, ...own]);
}

/** Filters kept from another visit, or null when there are none to use. */
export function remembered<F extends Filters>(kept: string | null, defaults: F): Widened<F> | null {
  if (kept === null) return null;
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== 'object' || value === null) return null;
    return readFilters(Object.fromEntries(Object.entries(value)), defaults);
  } catch {
    return null;
  }
}

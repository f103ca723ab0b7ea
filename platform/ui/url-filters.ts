import { useNavigate, useSearch } from '@tanstack/react-router';

type Filters = Record<string, string | boolean>;
type Widened<F> = { [K in keyof F]: F[K] extends boolean ? boolean : string };

function readFilter(found: unknown, fallback: string | boolean): string | boolean {
  if (typeof fallback === 'boolean') return typeof found === 'boolean' ? found : fallback;
  // The router reads ?busca=123 as a number.
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : fallback;
}

/**
 * Filters of a list, kept in the address (ui.md §4): the way back restores them, and a link carries them.
 * What equals its default is not written. `defaults` also says which names and types are read.
 */
export function useUrlFilters<F extends Filters>(
  defaults: F,
): [Widened<F>, (change: Partial<Widened<F>>) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const read = Object.entries(defaults).map(([name, fallback]) => [name, readFilter(search[name], fallback)]);
  const filters = Object.fromEntries(read) as Widened<F>;
  function change(part: Partial<Widened<F>>): void {
    const next = Object.entries({ ...filters, ...part }).filter(([name, value]) => value !== defaults[name]);
    void navigate({ to: '.', search: Object.fromEntries(next) as never, replace: true });
  }
  return [filters, change];
}

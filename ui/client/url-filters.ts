import { useMatches, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { readPreference, writePreference } from './preferences.ts';
import { type Filters, mergeFilters, readFilters, remembered, type Widened } from './url-filter-values.ts';

/**
 * Filters of a list, kept in the address: the way back restores them, and a link carries them.
 * What equals its default is not written. A screen opened without any has those that the person used last,
 * but the searched text: names of people do not stay on a shared computer; nor those of `passing`, which hold for the
 * visit alone. `defaults` also says which names and types are read.
 */
export function useUrlFilters<F extends Filters>(
  defaults: F,
  passing: readonly (keyof F & string)[] = [],
): [Widened<F>, (change: Partial<Widened<F>>) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const path = useMatches().at(-1)?.fullPath ?? '';
  const navigate = useNavigate();
  const filters = readFilters(search, defaults);
  const place = `filtros ${path}`;

  /** Of another visit these are as if they had not been chosen. */
  const ofVisit = Object.fromEntries(passing.map((name) => [name, defaults[name]]));
  const write = (next: Record<string, unknown>) => void navigate({ to: '.', search: next, replace: true });
  const recall = useEffectEvent(() => {
    if (Object.keys(search).length > 0) return;
    const kept = remembered(readPreference(place), defaults);
    if (kept) write(mergeFilters(search, { ...kept, ...ofVisit }, defaults));
  });
  useEffect(() => recall(), []);

  function change(part: Partial<Widened<F>>): void {
    const next = { ...filters, ...part };
    const { busca: _text, ...kept } = mergeFilters({}, { ...next, ...ofVisit }, defaults);
    writePreference(place, Object.keys(kept).length > 0 ? JSON.stringify(kept) : null);
    write(mergeFilters(search, next, defaults));
  }
  return [filters, change];
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../index.ts';
import type { Paged, PagedList } from '../client/query.ts';

export type Person = { id: string; name: string; mother: string; visits: number; sent: boolean };

const NAMES = ['Maria Aparecida Nunes', 'José Carlos Pimenta', 'Lívia Moraes Tavares', 'Cleide Souza Prado'];
const PEOPLE: readonly Person[] = NAMES.map((name, place) => ({
  id: String(place),
  name,
  mother: 'Antônia Ribeiro dos Santos',
  visits: 1_200 * (place + 1),
  sent: place % 2 === 0,
}));

/** A list whose server answers so: rows, never, or a problem. */
export function useSample(kind: 'rows' | 'loading' | 'failed' | 'empty'): PagedList<Person> {
  const [page, setPage] = useState(1);
  const answer: Paged<Person> = {
    rows: kind === 'empty' ? [] : [...PEOPLE],
    next: 'x',
    total: kind === 'empty' ? { count: 0, capped: false } : { count: 1_000, capped: true },
  };
  const query = useQuery({
    queryKey: ['galeria', kind],
    queryFn: (): Promise<Paged<Person>> => {
      if (kind === 'loading') return new Promise(() => undefined);
      if (kind === 'failed') return Promise.reject(new ApiProblem(503, 'x', 'O servidor está ocupado.'));
      return Promise.resolve(answer);
    },
  });
  return {
    query,
    hasPrevious: page > 1,
    previous: () => setPage(page - 1),
    next: () => setPage(page + 1),
  };
}

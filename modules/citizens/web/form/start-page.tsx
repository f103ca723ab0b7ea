import { Navigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { randomUuid } from '#platform/ui/uuid';
import { typedUnderWay } from '../carried.ts';
import { typedInSearch } from './typed-in-search.ts';

/**
 * Where "Adicionar cidadão" leads: gives the new registration an address of its own, and takes what the search
 * brought out of the address, where names and numbers of people would stay in the history of a shared computer.
 */
export function Page() {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const [draft] = useState(randomUuid);
  const [typed] = useState(() => typedUnderWay.put(typedInSearch(search)));
  return (
    <Navigate
      to="/cidadao/novo/$draft"
      params={{ draft }}
      search={{}}
      state={{ typedInSearch: typed }}
      replace
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { IconUserSearch } from '@tabler/icons-react';
import { callApi, EmptyState, routeKey } from '#ui/index';
import type { Paged, PagedList } from '#ui/client/query';
import { recentCitizensContract } from '../../contract/search.ts';
import type { Picking } from './picking.tsx';
import { People } from './results.tsx';
import type { FoundCitizen } from './use-search.ts';

/** Whom this person opened last, until something is asked. */
export function Recent(show: {
  shown: string | null;
  onShow: (id: string) => void;
  picking: Picking | null;
}) {
  const query = useQuery<Paged<FoundCitizen>>({
    queryKey: routeKey(recentCitizensContract),
    async queryFn({ signal }) {
      const { rows } = await callApi(recentCitizensContract, {}, { signal });
      return { rows, next: null, total: { count: rows.length, capped: false } };
    },
    staleTime: 0,
  });
  const list: PagedList<FoundCitizen> = { query, hasPrevious: false, previous: () => undefined, next: null };
  return (
    <People
      title="Abertos por você há pouco"
      list={list}
      typed=""
      {...show}
      empty={
        <EmptyState icon={IconUserSearch} title="Busque um cidadão">
          Digite parte do nome, o CPF, o CNS, o telefone ou a data de nascimento.
        </EmptyState>
      }
    />
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Paged, PagedList } from '#ui/client/query';
import { useRowsShown } from '#ui/client/rows-shown';
import type { LotFilter, RecordRow } from './protocol.ts';
import type { LotWork } from './use-lot.ts';

/** The rows of the lot page by page, as a DataTable draws them; another filter goes back to the first page. */
export function useRows({ client, turn }: LotWork, filter: LotFilter): PagedList<RecordRow> {
  const size = useRowsShown();
  const place = JSON.stringify([turn, filter, size]);
  const [turned, setTurned] = useState({ place, page: 0 });
  const page = turned.place === place ? turned.page : 0;
  const query = useQuery({
    queryKey: ['lot-rows', place, page],
    queryFn: async (): Promise<Paged<RecordRow>> => {
      if (!client) throw new Error('no lot');
      const { rows, total } = await client.ask('rows', { filter, page, size });
      const isLast = (page + 1) * size >= total;
      return { rows, next: isLast ? null : String(page + 1), total: { count: total, capped: false } };
    },
    enabled: client !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    // What the rows tell of people does not outlive the page.
    gcTime: 0,
  });
  const go = (to: number) => setTurned({ place, page: to });
  return {
    // The lot does not change while it is looked at: the hour it was read says nothing.
    query: { ...query, dataUpdatedAt: 0 },
    hasPrevious: page > 0,
    previous: () => go(page - 1),
    next: query.data?.next ? () => go(page + 1) : null,
  };
}

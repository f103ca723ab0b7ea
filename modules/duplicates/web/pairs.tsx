import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { type PagedList, routeKey, useRowKeys, WAITING } from '#ui/index';
import { listDuplicatesContract } from '../contract/queue.ts';
import { PairCard } from './pair-card.tsx';
import type { QueueFilters } from './queue-filters.tsx';
import { compareSearch } from './queue-query.ts';

type Pair = RouteOutput<typeof listDuplicatesContract>['rows'][number];

/** The pairs of a page: ↑ ↓ go from one to the next, Enter compares; one that was decided leaves its place to the next. */
export function Pairs({
  rows,
  list,
  filters,
}: {
  rows: readonly Pair[];
  list: PagedList<Pair>;
  filters: QueueFilters;
}) {
  const queries = useQueryClient();
  const box = useRef<HTMLDivElement | null>(null);
  const [decided, setDecided] = useState<string | null>(null);
  const keys = useRowKeys({
    count: rows.length,
    busy: list.query.isPlaceholderData,
    next: list.next,
    previous: list.hasPrevious ? list.previous : null,
    onSelect: undefined,
    hasMain: true,
    hasMenu: false,
  });
  const { current, setBody } = keys;
  useEffect(() => {
    if (decided === null || rows.some(({ id }) => id === decided)) return;
    setDecided(null);
    (box.current?.children[current] as HTMLElement | undefined)?.focus();
  }, [decided, rows, current]);
  const onDecided = async (id: string) => {
    setDecided(id);
    void queries.invalidateQueries({ queryKey: WAITING });
    await queries.invalidateQueries({ queryKey: routeKey(listDuplicatesContract) });
  };
  return (
    <div
      role="grid"
      tabIndex={-1}
      ref={(list) => {
        box.current = list;
        setBody(list);
      }}
      className="pairs"
      aria-label="Cadastros que podem ser da mesma pessoa"
      onKeyDown={keys.onKeyDown}
    >
      {rows.map((pair, place) => (
        <PairCard
          key={pair.id}
          pair={pair}
          compare={compareSearch(pair, filters)}
          inTabOrder={place === current}
          onFocus={() => keys.onFocusRow(place)}
          onDecided={() => onDecided(pair.id)}
        />
      ))}
    </div>
  );
}

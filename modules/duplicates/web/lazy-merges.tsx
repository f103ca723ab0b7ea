import { lazy, Suspense } from 'react';
import { Skeleton } from '#platform/ui/index';

const Content = lazy(async () => ({ default: (await import('./merges.tsx')).CitizenMerges }));

/** The tab "Unificações" of a citizen, for the page of the citizen: its code is fetched when first shown. */
export function CitizenMerges({ id }: { id: string }) {
  return (
    <Suspense fallback={<Skeleton rows={3} />}>
      <Content id={id} />
    </Suspense>
  );
}

import { type ComponentProps, lazy, Suspense } from 'react';
import { Skeleton } from '#ui/index';

const Frame = lazy(async () => ({ default: (await import('./frame.tsx')).CitizenFrame }));

/** The frame of a citizen's page for the tabs of other rooms: its code is fetched when first shown. */
export function CitizenFrame(props: ComponentProps<typeof Frame>) {
  return (
    <Suspense fallback={<Skeleton rows={6} />}>
      <Frame {...props} />
    </Suspense>
  );
}

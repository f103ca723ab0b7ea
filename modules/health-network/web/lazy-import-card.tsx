import { lazy, Suspense } from 'react';
import { Skeleton } from '#ui/index';

const Content = lazy(async () => ({ default: (await import('./cnes-import-card.tsx')).CnesImportCard }));

/**
 * The import of the CNES in one card, for the pages of other rooms (the first access wizard embeds it): its
 * code is fetched when first shown. `onImported` runs when an import ends well.
 */
export function CnesImportCard({ onImported }: { onImported?: () => void }) {
  return (
    <Suspense fallback={<Skeleton rows={4} />}>
      <Content {...(onImported ? { onImported } : {})} />
    </Suspense>
  );
}

import { Link } from '@tanstack/react-router';
import { useCurrentInSight } from './use-current-in-sight.ts';

export type TabLink = {
  label: string;
  to: string;
  /** Only of what waits for somebody. */
  count?: number | undefined;
};

/** Tabs that are pages, so that each has its address and its own filters. `current` is the label of the open one. */
export function TabLinks({
  label,
  tabs,
  current,
}: {
  label: string;
  tabs: readonly TabLink[];
  current: string;
}) {
  const strip = useCurrentInSight(current);
  return (
    <nav ref={strip} className="tab-links" aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          activeOptions={{ exact: true }}
          aria-current={tab.label === current ? 'page' : undefined}
        >
          {tab.label}
          {tab.count ? <span className="tag warning">{tab.count}</span> : null}
        </Link>
      ))}
    </nav>
  );
}

import type { ReactNode } from 'react';

export type Fact = { label: string; value: ReactNode };

/** Read-only data with their labels; what is empty shows a dash. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts-grid">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || <span className="text-3">–</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

import type { ReactNode } from 'react';

/** One of a few ways to see or do something, all of them in sight; one that is shut says why. */
export function Segments<V extends string>({
  label,
  choices,
  value,
  onChoose,
}: {
  label: string;
  choices: ReadonlyArray<{ value: V; label: ReactNode }>;
  value: V;
  onChoose: (value: V) => void;
}) {
  return (
    <div role="group" aria-label={label} className="segments">
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChoose(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}

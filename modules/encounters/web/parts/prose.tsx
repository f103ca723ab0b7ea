import { useWatch } from 'react-hook-form';
import { TextAreaField } from '#ui/index';

/** Of the official screens. */
const MOST = 4000;

/** What is written in one's own words; lines are kept. `first`: the key of its block leads here, or its dialog opens on it. */
export function Prose({
  name,
  label,
  rows = 3,
  first = false,
  required = false,
}: {
  name: string;
  label: string;
  rows?: number;
  first?: boolean;
  required?: boolean;
}) {
  const typed: unknown = useWatch({ name });
  const length = typeof typed === 'string' ? typed.length : 0;
  return (
    <TextAreaField
      name={name}
      label={label}
      rows={rows}
      required={required}
      maxLength={MOST}
      {...(first ? { 'data-first': true, 'data-autofocus': true } : {})}
      hint={length > MOST * 0.8 ? `${length}/${MOST}` : undefined}
    />
  );
}

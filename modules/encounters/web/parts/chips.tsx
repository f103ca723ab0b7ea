import { useController } from 'react-hook-form';
import { useListFault } from './faults.ts';
import { ListFault } from './list-fault.tsx';

/** Several of a short list; the form holds the values that were chosen, in the order they were. */
export function Chips<V extends string | number>({
  name,
  label,
  choices,
  required = false,
  first = false,
  hint,
}: {
  name: string;
  label: string;
  choices: ReadonlyArray<{ value: V; label: string }>;
  required?: boolean;
  /** The key of its block leads here. */
  first?: boolean;
  hint?: string | undefined;
}) {
  const { field } = useController({ name });
  const chosen = field.value as readonly V[];
  const fault = useListFault(name);
  const toggle = (value: V) =>
    field.onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <fieldset className="field" {...(fault ? { 'data-fault': true } : {})}>
      <legend className="field-label">
        {label} {required ? <em aria-hidden>*</em> : null}
      </legend>
      <div className="row wrap gap-6">
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            name={name}
            value={choice.value}
            className="chip"
            aria-pressed={chosen.includes(choice.value)}
            {...(first ? { 'data-first': true } : {})}
            onClick={() => toggle(choice.value)}
          >
            {choice.label}
          </button>
        ))}
      </div>
      {hint ? (
        <p className="caption text-3" role="status">
          {hint}
        </p>
      ) : null}
      <ListFault message={fault} />
    </fieldset>
  );
}

import { useLayoutEffect, useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import { Field, type FieldText } from './field.tsx';
import { fieldRules, useFieldError } from './rules.ts';

export type Choice<V extends string = string> = { value: V; label: string; description?: string };

/** One of a known list. Native: the telephone shows its own wheel, and typing finds. */
export function SelectField({
  name,
  choices,
  placeholder = 'Selecione',
  ...text
}: FieldText & {
  name: string;
  choices: readonly Choice[];
  placeholder?: string;
  /** Shown in amber; it does not block. */
  warning?: string | undefined;
}) {
  const { register, getValues } = useFormContext();
  const error = useFieldError(name, text.disabled);
  const element = useRef<HTMLSelectElement>(null);
  const { ref, ...registered } = register(name, fieldRules(text));
  // What the form holds may have come before the choice that says it.
  useLayoutEffect(() => {
    const held: unknown = getValues(name);
    if (element.current && typeof held === 'string' && element.current.value !== held) {
      element.current.value = held;
    }
  }, [choices, getValues, name]);
  return (
    <Field {...text} error={error}>
      {({ id, describedBy }) => (
        <div className="input">
          <select
            {...registered}
            ref={(select) => {
              ref(select);
              element.current = select;
            }}
            id={id}
            disabled={text.disabled}
            aria-required={text.required}
            aria-invalid={Boolean(error)}
            aria-describedby={describedBy}
          >
            <option value="">{placeholder}</option>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}

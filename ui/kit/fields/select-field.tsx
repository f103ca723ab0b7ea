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
}) {
  const { register } = useFormContext();
  const error = useFieldError(name, text.disabled);
  return (
    <Field {...text} error={error}>
      {({ id, describedBy }) => (
        <div className="input">
          <select
            {...register(name, fieldRules(text))}
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

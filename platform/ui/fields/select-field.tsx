import { useFormContext } from 'react-hook-form';
import { Field, type FieldText } from './field.tsx';
import { errorText, fieldRules } from './rules.ts';

export type Choice<V extends string = string> = { value: V; label: string; description?: string };

/** One of a known list. Native: the telephone shows its own wheel, and typing finds. */
export function SelectField({
  name,
  choices,
  placeholder = 'Selecione',
  disabled,
  ...text
}: FieldText & {
  name: string;
  choices: readonly Choice[];
  placeholder?: string;
  /** Waits for another field; say for which in the hint. */
  disabled?: boolean;
}) {
  const { register, getFieldState, formState } = useFormContext();
  const error = errorText(getFieldState(name, formState).error);
  return (
    <Field {...text} error={error}>
      {({ id, describedBy }) => (
        <div className="input">
          <select
            {...register(name, fieldRules(text.required))}
            id={id}
            disabled={disabled}
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

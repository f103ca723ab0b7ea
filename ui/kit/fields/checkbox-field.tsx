import { type ReactNode, useId } from 'react';
import { useFormContext } from 'react-hook-form';
import { FieldMessages } from './field.tsx';
import { fieldRules, useFieldError } from './rules.ts';

/** A yes or no that stands alone. `required` means that it must be ticked. */
export function CheckboxField({
  name,
  label,
  hint,
  required,
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
}) {
  const { register } = useFormContext();
  const error = useFieldError(name);
  const messages = useId();
  return (
    <div>
      <label className="check">
        <input
          type="checkbox"
          {...register(name, fieldRules({ required }))}
          aria-invalid={Boolean(error)}
          aria-describedby={messages}
        />
        <span>{label}</span>
      </label>
      <FieldMessages id={messages} error={error} hint={hint} />
    </div>
  );
}

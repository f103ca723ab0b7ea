import { useEffect } from 'react';
import { type RegisterOptions, useFormContext } from 'react-hook-form';

export const REQUIRED = 'Preenchimento obrigatório.';

/** A sentence about what is wrong, or undefined when the value is good. Empty values are not given to it. */
export type FieldCheck = (value: string) => string | undefined;

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === false || (typeof value === 'string' && !value.trim());

/** Rules of react-hook-form for a text: required first, then the check of its content; none while closed. */
export function fieldRules(
  { required, disabled }: { required?: boolean | undefined; disabled?: boolean | undefined },
  check?: FieldCheck,
): Pick<RegisterOptions, 'validate'> {
  return {
    validate: (value: unknown) => {
      if (disabled) return true;
      if (isEmpty(value)) return required ? REQUIRED : true;
      return check?.(String(value)) ?? true;
    },
  };
}

/** What is said under the field; a field that closes forgets its error. */
export function useFieldError(name: string, disabled = false): string | undefined {
  const { getFieldState, formState, clearErrors } = useFormContext();
  const { error } = getFieldState(name, formState);
  useEffect(() => {
    if (disabled) clearErrors(name);
  }, [disabled, name, clearErrors]);
  return error && !disabled ? error.message || REQUIRED : undefined;
}

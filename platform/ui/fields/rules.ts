import type { FieldError, RegisterOptions } from 'react-hook-form';

export const REQUIRED = 'Preenchimento obrigatório.';

/** A sentence about what is wrong, or undefined when the value is good. Empty values are not given to it. */
export type FieldCheck = (value: string) => string | undefined;

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === false || (typeof value === 'string' && !value.trim());

/** Rules of react-hook-form for a text: required first, then the check of its content. */
export function fieldRules(
  required: boolean | undefined,
  check?: FieldCheck,
): Pick<RegisterOptions, 'validate'> {
  return {
    validate: (value: unknown) => {
      if (isEmpty(value)) return required ? REQUIRED : true;
      return check?.(String(value)) ?? true;
    },
  };
}

export const errorText = (error: FieldError | undefined): string | undefined =>
  error ? error.message || REQUIRED : undefined;

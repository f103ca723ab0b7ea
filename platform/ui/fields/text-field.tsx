import type { ComponentProps, ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { classes } from '../classes.ts';
import { Icon, type IconType } from '../icon.tsx';
import { Field, type FieldText } from './field.tsx';
import { type FieldCheck, fieldRules, useFieldError } from './rules.ts';

export type TextFieldProps = FieldText & {
  /** Dotted path in the form's values. */
  name: string;
  check?: FieldCheck | undefined;
  icon?: IconType | undefined;
  warning?: ReactNode;
  large?: boolean | undefined;
} & Omit<ComponentProps<'input'>, 'name' | 'size' | 'required' | 'id' | 'disabled'>;

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { name, label, required, optional, disabled, hint, check, icon, warning, large, ...input } = props;
  const { register } = useFormContext();
  const error = useFieldError(name, disabled);
  return (
    <Field {...{ label, required, optional, disabled, hint, error, warning }}>
      {({ id, describedBy }) => (
        <div className={classes('input', large && 'large')}>
          {icon ? <Icon of={icon} size="small" /> : null}
          <input
            {...input}
            {...register(name, fieldRules({ required, disabled }, check))}
            id={id}
            disabled={disabled}
            aria-required={required}
            aria-invalid={Boolean(error)}
            aria-describedby={describedBy}
          />
        </div>
      )}
    </Field>
  );
}

/** Several lines of text. */
export function TextAreaField(
  props: FieldText & { name: string; rows?: number; maxLength?: number; check?: FieldCheck },
) {
  const { name, label, required, optional, disabled, hint, check, ...area } = props;
  const { register } = useFormContext();
  const error = useFieldError(name, disabled);
  return (
    <Field {...{ label, required, optional, disabled, hint, error }}>
      {({ id, describedBy }) => (
        <div className="input">
          <textarea
            {...area}
            {...register(name, fieldRules({ required, disabled }, check))}
            id={id}
            disabled={disabled}
            aria-required={required}
            aria-invalid={Boolean(error)}
            aria-describedby={describedBy}
          />
        </div>
      )}
    </Field>
  );
}

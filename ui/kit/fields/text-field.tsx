import type { ComponentProps, KeyboardEvent, ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { classes } from '../classes.ts';
import { Icon, type IconType } from '../icon.tsx';
import { Field, type FieldText } from './field.tsx';
import { isPlainEnter } from './plain-enter.ts';
import { type FieldCheck, fieldRules, useFieldError } from './rules.ts';
import { takeSuggestion } from './suggestions.ts';

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
  const { register, setValue } = useFormContext();
  const take = (text: string) => setValue(name, text, { shouldDirty: true, shouldValidate: true });
  const error = useFieldError(name, disabled);
  return (
    <Field {...{ label, required, optional, disabled, hint, error, warning }}>
      {({ id, describedBy }) => (
        <div className={classes('input', large && 'large')}>
          {icon ? <Icon of={icon} size="small" /> : null}
          <input
            {...input}
            {...(input.list ? { onKeyDown: (event) => takeSuggestion(event, take) } : {})}
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

type TextAreaProps = FieldText & {
  name: string;
  rows?: number;
  maxLength?: number;
  check?: FieldCheck;
  /** Enter does what the form is for, and Shift Enter begins another line. */
  enterSends?: boolean;
};

function sendByEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (!isPlainEnter(event)) return;
  event.preventDefault();
  if (!event.repeat) event.currentTarget.form?.requestSubmit();
}

/** Several lines of text. */
export function TextAreaField(props: TextAreaProps) {
  const { name, label, required, optional, disabled, hint, check, enterSends, ...area } = props;
  const { register } = useFormContext();
  const error = useFieldError(name, disabled);
  return (
    <Field {...{ label, required, optional, disabled, hint, error }}>
      {({ id, describedBy }) => (
        <div className="input">
          <textarea
            {...area}
            onKeyDown={enterSends ? sendByEnter : undefined}
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

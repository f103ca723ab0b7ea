import type { ComponentProps, KeyboardEvent, ReactNode } from 'react';
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

type TextAreaProps = FieldText & {
  name: string;
  rows?: number;
  maxLength?: number;
  check?: FieldCheck;
  /** Enter does what the form is for, and Shift Enter begins another line. */
  enterSends?: boolean;
};

function sendByEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const { key, shiftKey, ctrlKey, altKey, nativeEvent, currentTarget } = event;
  if (key !== 'Enter' || shiftKey || ctrlKey || altKey || nativeEvent.isComposing) return;
  event.preventDefault();
  if (!event.repeat) currentTarget.form?.requestSubmit();
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

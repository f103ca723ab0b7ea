import { IconEye, IconEyeOff, IconLock } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { classes } from '../classes.ts';
import { Icon } from '../icon.tsx';
import { Field } from './field.tsx';
import { type FieldCheck, fieldRules, useFieldError } from './rules.ts';

/** A password: eye to see it, warning when Caps Lock is on. `optional`: empty leaves the one that is kept. */
export function PasswordField({
  name,
  label,
  autoComplete,
  check,
  aside,
  large,
  autoFocus,
  optional = false,
  hint,
}: {
  name: string;
  label: string;
  autoComplete: 'current-password' | 'new-password';
  check?: FieldCheck;
  aside?: ReactNode;
  large?: boolean;
  autoFocus?: boolean;
  optional?: boolean;
  hint?: ReactNode;
}) {
  const { register } = useFormContext();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const error = useFieldError(name);
  const readCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const eye = shown ? 'Ocultar senha' : 'Mostrar senha';
  return (
    <Field
      label={label}
      required={!optional}
      optional={optional}
      hint={hint}
      error={error}
      warning={capsLock ? 'A tecla Caps Lock está ligada.' : undefined}
      aside={aside}
    >
      {({ id, describedBy }) => (
        <div className={classes('input', large && 'large')}>
          <Icon of={IconLock} size="small" />
          <input
            {...register(name, fieldRules({ required: !optional }, check))}
            id={id}
            type={shown ? 'text' : 'password'}
            autoComplete={autoComplete}
            autoFocus={autoFocus}
            autoCapitalize="none"
            spellCheck={false}
            aria-required={!optional}
            aria-invalid={Boolean(error)}
            aria-describedby={describedBy}
            onKeyDown={readCapsLock}
            onKeyUp={readCapsLock}
          />
          <button
            type="button"
            className="input-button"
            aria-label={eye}
            title={eye}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            <Icon of={shown ? IconEyeOff : IconEye} />
          </button>
        </div>
      )}
    </Field>
  );
}

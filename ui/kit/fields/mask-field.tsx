import { type ChangeEvent, useLayoutEffect, useRef } from 'react';
import { useController } from 'react-hook-form';
import { classes } from '../classes.ts';
import { Icon, type IconType } from '../icon.tsx';
import { applyMask, caretAfter, maskDigits, type MaskName, maskProblem, onlyDigits } from '../masks.ts';
import { Field, type FieldText } from './field.tsx';
import { type FieldCheck, fieldRules, useFieldError } from './rules.ts';

/** An official number: only digits in the form's value, the mask on the screen, any form may be pasted. */
export function MaskField({
  name,
  mask,
  check,
  icon,
  large,
  autoFocus,
  autoComplete = 'off',
  placeholder,
  ...text
}: FieldText & {
  name: string;
  mask: MaskName;
  check?: FieldCheck;
  icon?: IconType;
  large?: boolean;
  autoFocus?: boolean;
  autoComplete?: string;
  placeholder?: string;
}) {
  const rules = fieldRules(text, (digits) => maskProblem(mask, digits) ?? check?.(digits));
  const { field } = useController({ name, rules, defaultValue: '' });
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  const shown = applyMask(onlyDigits(String(field.value ?? '')), mask);
  const error = useFieldError(name, text.disabled);

  useLayoutEffect(() => {
    if (caret.current === null || document.activeElement !== input.current) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  function change(event: ChangeEvent<HTMLInputElement>): void {
    const { value, selectionStart } = event.target;
    const digits = maskDigits(value, mask);
    const after = onlyDigits(value.slice(selectionStart ?? value.length)).length;
    caret.current = caretAfter(applyMask(digits, mask), Math.max(0, digits.length - after));
    field.onChange(digits);
  }

  return (
    <Field {...text} error={error}>
      {({ id, describedBy }) => (
        <div className={classes('input', large && 'large')}>
          {icon ? <Icon of={icon} size="small" /> : null}
          <input
            id={id}
            ref={(element) => {
              input.current = element;
              field.ref(element);
            }}
            name={name}
            className="numeric"
            inputMode="numeric"
            autoComplete={autoComplete}
            // The first field of a page that is only a form; never used inside the shell's pages.
            autoFocus={autoFocus}
            placeholder={placeholder}
            value={shown}
            disabled={text.disabled}
            onChange={change}
            onBlur={field.onBlur}
            aria-required={text.required}
            aria-invalid={Boolean(error)}
            aria-describedby={describedBy}
          />
        </div>
      )}
    </Field>
  );
}

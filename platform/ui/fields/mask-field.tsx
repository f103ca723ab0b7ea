import { isCns, isCpf } from '@pec-aberto/brazil';
import { type ChangeEvent, useLayoutEffect, useRef } from 'react';
import { useController } from 'react-hook-form';
import { classes } from '../classes.ts';
import { Icon, type IconType } from '../icon.tsx';
import { applyMask, caretAfter, MASKS, type MaskName, maskLength, onlyDigits } from '../masks.ts';
import { Field, type FieldText } from './field.tsx';
import { errorText, type FieldCheck, fieldRules } from './rules.ts';

const NAMES: Record<MaskName, string> = {
  cpf: 'CPF',
  cns: 'CNS',
  cnes: 'CNES',
  ibge: 'código IBGE',
  ine: 'INE',
  date: 'data',
};

/** What is wrong with the digits of an official number, if anything. */
function maskProblem(mask: MaskName, digits: string): string | undefined {
  const length = maskLength(MASKS[mask]);
  if (digits.length !== length) return `Digite os ${length} números do ${NAMES[mask]}.`;
  if (mask === 'cpf' && !isCpf(digits)) return 'CPF não confere. Verifique os números.';
  if (mask === 'cns' && !isCns(digits)) return 'CNS não confere. Verifique os números.';
  return undefined;
}

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
  mask: Exclude<MaskName, 'date'>;
  check?: FieldCheck;
  icon?: IconType;
  large?: boolean;
  autoFocus?: boolean;
  autoComplete?: string;
  placeholder?: string;
}) {
  const rules = fieldRules(text.required, (digits) => maskProblem(mask, digits) ?? check?.(digits));
  const { field, fieldState } = useController({ name, rules, defaultValue: '' });
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  const shown = applyMask(String(field.value ?? ''), MASKS[mask]);
  const error = errorText(fieldState.error);

  useLayoutEffect(() => {
    if (caret.current === null || document.activeElement !== input.current) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  function change(event: ChangeEvent<HTMLInputElement>): void {
    const { value, selectionStart } = event.target;
    const digits = onlyDigits(value).slice(0, maskLength(MASKS[mask]));
    const before = onlyDigits(value.slice(0, selectionStart ?? value.length)).length;
    caret.current = caretAfter(applyMask(digits, MASKS[mask]), before);
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

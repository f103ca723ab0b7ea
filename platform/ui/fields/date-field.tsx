import { useEffect, useState } from 'react';
import { useController } from 'react-hook-form';
import { civilToday, parseDateText } from '../dates.ts';
import { formatDate } from '../format.ts';
import { Field, type FieldText } from './field.tsx';
import { errorText, fieldRules } from './rules.ts';

const show = (value: string) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value);

/**
 * A civil date, typed: 12/03/1972, 120372, "hoje", "-7". The form's value is 'aaaa-mm-dd'; what cannot be
 * read stays as typed and is refused with an example.
 */
export function DateField({ name, ...text }: FieldText & { name: string }) {
  const rules = fieldRules(text.required, (value) =>
    /^\d{4}-\d{2}-\d{2}$/.test(value) ? undefined : 'Data inválida. Exemplo: 12/03/1972.',
  );
  const { field, fieldState } = useController({ name, rules, defaultValue: '' });
  const value = String(field.value ?? '');
  const [typed, setTyped] = useState(show(value));
  useEffect(() => setTyped(show(value)), [value]);
  const error = errorText(fieldState.error);
  return (
    <Field {...text} error={error}>
      {({ id, describedBy }) => (
        <div className="input">
          <input
            id={id}
            ref={field.ref}
            name={name}
            className="numeric"
            placeholder="dd/mm/aaaa"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => {
              field.onChange(parseDateText(typed, civilToday(new Date())) ?? typed);
              field.onBlur();
            }}
            aria-required={text.required}
            aria-invalid={Boolean(error)}
            aria-describedby={describedBy}
          />
        </div>
      )}
    </Field>
  );
}

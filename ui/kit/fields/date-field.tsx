import { IconCalendar } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useController } from 'react-hook-form';
import { civilToday, parseDateText } from '../dates.ts';
import { displayedZone } from '../../client/display-zone.ts';
import { formatDate } from '../format.ts';
import { Icon } from '../icon.tsx';
import { Field, type FieldText } from './field.tsx';
import { fieldRules, useFieldError } from './rules.ts';

const CIVIL = /^\d{4}-\d{2}-\d{2}$/;
const today = () => civilToday(new Date(), displayedZone());
const show = (value: string) => (CIVIL.test(value) ? formatDate(value) : value);

/**
 * A civil date, typed: 12/03/1972, 120372, "hoje", "-7"; Alt ↓ or the button opens the browser's own calendar.
 * The form's value is 'aaaa-mm-dd'; what cannot be read stays as typed and is refused with an example. `past`:
 * a day that has been, as of a birth; two digits of a year that would be ahead belong to the century before.
 */
export function DateField({ name, past = false, ...text }: FieldText & { name: string; past?: boolean }) {
  const rules = fieldRules(text, (value) => {
    if (!CIVIL.test(value)) return 'Data inválida. Exemplo: 12/03/1972.';
    return past && value > today() ? 'A data é posterior a hoje.' : undefined;
  });
  const { field } = useController({ name, rules, defaultValue: '' });
  const error = useFieldError(name, text.disabled);
  const calendar = useRef<HTMLInputElement>(null);
  const value = String(field.value ?? '');
  const read = (text: string) => parseDateText(text, today(), past) ?? text;
  const [typed, setTyped] = useState(show(value));
  // While it is typed the text stands as it is; what comes from elsewhere (a draft, the calendar) is shown.
  if (value !== read(typed)) setTyped(show(value));

  function openByKey(event: KeyboardEvent): void {
    if (!event.altKey || event.key !== 'ArrowDown') return;
    event.preventDefault();
    calendar.current?.showPicker();
  }

  return (
    <Field {...text} error={error}>
      {({ id, describedBy }) => (
        <div className="input dated">
          <input
            id={id}
            ref={field.ref}
            name={name}
            className="numeric"
            placeholder="dd/mm/aaaa"
            autoComplete="off"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              field.onChange(read(event.target.value));
            }}
            onKeyDown={openByKey}
            onBlur={() => {
              setTyped(show(value));
              field.onBlur();
            }}
            disabled={text.disabled}
            aria-required={text.required}
            aria-invalid={Boolean(error)}
            aria-describedby={describedBy}
          />
          {/* Only what its calendar hangs from: it is never seen nor reached. */}
          <input
            ref={calendar}
            type="date"
            className="calendar-place"
            tabIndex={-1}
            aria-hidden
            value={CIVIL.test(value) ? value : ''}
            onChange={(event) => field.onChange(event.target.value)}
          />
          <button
            type="button"
            className="input-button"
            tabIndex={-1}
            disabled={text.disabled}
            aria-label="Escolher no calendário"
            title="Escolher no calendário (Alt ↓)"
            onClick={() => calendar.current?.showPicker()}
          >
            <Icon of={IconCalendar} />
          </button>
        </div>
      )}
    </Field>
  );
}

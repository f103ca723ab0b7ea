import { useEffect, useEffectEvent, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { isDay } from '#platform/contract/typed';
import { DateField, Field } from '#ui/index';
import { isTime } from '../../contract/agenda.ts';
import { parseTimeText } from '../time-text.ts';

/*
 * A day and a time that are chosen beside what is typed: apart from the form around them, so that no draft of it brings
 * an old one back.
 */

/** Tells each day that is one; '' too where none is needed. */
export function DayInput({
  label = 'Data',
  value,
  required = true,
  onChange,
}: {
  label?: string;
  value: string;
  required?: boolean;
  onChange: (day: string) => void;
}) {
  const form = useForm({ values: { day: value }, mode: 'onTouched' });
  const tell = useEffectEvent((day: string) => {
    if (day !== value && (isDay(day) || (day === '' && !required))) onChange(day);
  });
  const { subscribe } = form;
  useEffect(
    () => subscribe({ formState: { values: true }, callback: ({ values }) => tell(values.day) }),
    [subscribe],
  );
  return (
    <FormProvider {...form}>
      <DateField name="day" label={label} required={required} />
    </FormProvider>
  );
}

/** Typed as people do: 8, 830 or 08:30; told once it is a time. */
export function TimeInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (time: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const [left, setLeft] = useState(false);
  // Chosen elsewhere (another slot), it is shown.
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  const read = (text: string) => {
    const time = parseTimeText(text) ?? '';
    return isTime(time) ? time : '';
  };
  const wrong = left && read(typed) === '' ? 'Digite a hora como 08:00.' : undefined;
  return (
    <Field label={label} required error={wrong}>
      {({ id, describedBy }) => (
        <div className="input">
          <input
            id={id}
            className="numeric"
            inputMode="numeric"
            autoComplete="off"
            maxLength={5}
            placeholder="––:––"
            value={typed}
            aria-required
            aria-invalid={wrong !== undefined}
            aria-describedby={describedBy}
            onChange={(event) => {
              setTyped(event.target.value);
              const time = read(event.target.value);
              if (time === '' || event.target.value.length < 4) return;
              setKnown(time);
              onChange(time);
            }}
            onBlur={() => {
              setLeft(true);
              const time = read(typed);
              if (time === '') return;
              setTyped(time);
              setKnown(time);
              onChange(time);
            }}
          />
        </div>
      )}
    </Field>
  );
}

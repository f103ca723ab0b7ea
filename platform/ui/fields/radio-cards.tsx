import { useId } from 'react';
import { useController } from 'react-hook-form';
import { classes } from '../classes.ts';
import { FieldLabel, FieldMessages, type FieldText } from './field.tsx';
import { errorText, fieldRules } from './rules.ts';
import type { Choice } from './select-field.tsx';

/** Up to five choices seen at once, each with its explanation. Backspace clears one that is not required. */
export function RadioCards({
  name,
  choices,
  ...text
}: FieldText & { name: string; choices: readonly Choice[] }) {
  const { field, fieldState } = useController({ name, rules: fieldRules(text.required), defaultValue: '' });
  const error = errorText(fieldState.error);
  const messages = useId();
  return (
    <fieldset className={classes('field', error && 'invalid')} aria-describedby={messages}>
      <legend className="field-label" style={{ marginBottom: 4 }}>
        <FieldLabel {...text} />
      </legend>
      <div className="choices">
        {choices.map((choice, place) => (
          <label key={choice.value} className="choice">
            <input
              type="radio"
              name={name}
              ref={place === 0 ? field.ref : undefined}
              value={choice.value}
              checked={field.value === choice.value}
              onChange={() => field.onChange(choice.value)}
              onBlur={field.onBlur}
              onKeyDown={(event) => {
                if (event.key === 'Backspace' && !text.required) field.onChange('');
              }}
            />
            <span className="column gap-2">
              <strong>{choice.label}</strong>
              {choice.description ? <span className="secondary text-2">{choice.description}</span> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldMessages id={messages} error={error} hint={text.hint} />
    </fieldset>
  );
}

import { type KeyboardEvent, useId } from 'react';
import { useController } from 'react-hook-form';
import { classes } from '../classes.ts';
import { plainText } from '../plain-text.ts';
import { FieldLabel, FieldMessages, type FieldText } from './field.tsx';
import { fieldRules, useFieldError } from './rules.ts';
import type { Choice } from './select-field.tsx';

type RadiosProps = FieldText & { name: string; choices: readonly Choice[] };

/** The choice that a letter means: the next one that begins with it, as in a native list. */
function byLetter(choices: readonly Choice[], chosen: string, event: KeyboardEvent): Choice | undefined {
  const { key, ctrlKey, altKey, metaKey } = event;
  if (key.length !== 1 || key === ' ' || ctrlKey || altKey || metaKey) return undefined;
  const now = choices.findIndex(({ value }) => value === chosen);
  const inTurn = [...choices.slice(now + 1), ...choices.slice(0, now + 1)];
  return inTurn.find(({ label }) => plainText(label).startsWith(plainText(key)));
}

/**
 * Choices of which one holds, chosen also by their first letters. Where none is needed, Backspace or a second press on
 * it clears it.
 */
function Radios({ name, choices, look, ...text }: RadiosProps & { look: 'choice' | 'radio' }) {
  const { field } = useController({ name, rules: fieldRules(text), defaultValue: '' });
  const error = useFieldError(name, text.disabled);
  const messages = useId();
  const clear = (value: string) => {
    if (!text.required && field.value === value) field.onChange('');
  };
  function onKeyDown(event: KeyboardEvent<HTMLFieldSetElement>): void {
    const meant = byLetter(choices, String(field.value), event);
    if (!meant) return;
    event.preventDefault();
    field.onChange(meant.value);
    event.currentTarget.querySelectorAll<HTMLElement>('input[type=radio]')[choices.indexOf(meant)]?.focus();
  }
  return (
    <fieldset
      className={classes('field', error && 'invalid')}
      aria-describedby={messages}
      disabled={text.disabled}
      data-asked={text.required}
      onKeyDown={onKeyDown}
    >
      <legend className="field-label">
        <FieldLabel {...text} />
      </legend>
      <div className={`${look}s`}>
        {choices.map((choice, place) => (
          <label key={choice.value} className={look}>
            <input
              type="radio"
              name={name}
              ref={place === 0 ? field.ref : undefined}
              value={choice.value}
              checked={field.value === choice.value}
              onChange={() => field.onChange(choice.value)}
              onClick={() => clear(choice.value)}
              onBlur={field.onBlur}
              onKeyDown={(event) => {
                if (event.key === 'Backspace') clear(choice.value);
              }}
            />
            <span className="column gap-2">
              {look === 'radio' ? choice.label : <strong>{choice.label}</strong>}
              {choice.description ? <span className="secondary text-2">{choice.description}</span> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldMessages id={messages} error={error} hint={text.hint} />
    </fieldset>
  );
}

/** Up to five choices seen at once, each with its explanation. */
export function RadioCards(props: RadiosProps) {
  return <Radios {...props} look="choice" />;
}

/** Up to five short choices in a line: sex, yes or no, shift. */
export function RadioField(props: RadiosProps) {
  return <Radios {...props} look="radio" />;
}

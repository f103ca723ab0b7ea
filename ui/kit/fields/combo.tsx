import { Combobox, useCombobox } from '@mantine/core';
import { IconChevronDown, IconSearch } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useController } from 'react-hook-form';
import { Icon } from '../icon.tsx';
import { KitProvider } from '../mantine.tsx';
import { Field, type FieldText } from './field.tsx';
import { isPlainEnter } from './plain-enter.ts';
import { REQUIRED, useFieldError } from './rules.ts';
import type { Choice } from './select-field.tsx';
import '../../styles/combo.css';

/** Value of a combo in the form: the choice with its words, so that a draft or a record brings both back. */
export type Picked = {
  /** '' while nothing of the list was picked. */
  value: string;
  /** The choice's words; what is typed until then. */
  label: string;
};
export const NOT_PICKED: Picked = { value: '', label: '' };

const asPicked = (value: unknown): Picked => (value as Picked | undefined) ?? NOT_PICKED;

export type ComboText = FieldText & { name: string; placeholder?: string };

/** What is typed in a combo and not picked; '' once something is. */
export function typedIn(value: unknown): string {
  const { value: picked, label } = asPicked(value);
  return picked ? '' : label.trim();
}

type Props = ComboText & {
  choices: readonly Choice[];
  /** What the list says when it has no choice. */
  empty: string;
  /** Why what is typed could not be picked, when it was not the person's choice. */
  unpicked?: string | undefined;
  /** What Enter does where the list is known to have no choice. */
  onNone?: (() => void) | undefined;
  /** The whole list opens without typing. */
  whole: boolean;
  /** The choices are of an older text: none is marked, and Enter waits for those of what is typed now. */
  awaited?: boolean;
};

/**
 * One of a list too long to be shown: ↓ opens, Enter picks, Esc closes without clearing. What was typed and
 * not picked is refused.
 */
export function Combo(props: Props) {
  return (
    <KitProvider>
      <Inner {...props} />
    </KitProvider>
  );
}

function Options({
  choices,
  empty,
  picked,
  labelledBy,
}: Pick<Props, 'choices' | 'empty'> & { picked: string; labelledBy: string }) {
  return (
    <Combobox.Options className="combo-options" labelledBy={labelledBy}>
      {choices.map((choice) => (
        <Combobox.Option
          key={choice.value}
          value={choice.value}
          active={choice.value === picked}
          className="combo-option"
        >
          {choice.label}
          {choice.description ? <span className="caption text-3">{choice.description}</span> : null}
        </Combobox.Option>
      ))}
      {/* A list box holds options and nothing else: to who hears it, the status beside it says this. */}
      {choices.length === 0 ? <Combobox.Empty aria-hidden>{empty}</Combobox.Empty> : null}
    </Combobox.Options>
  );
}

function Inner({
  name,
  choices,
  empty,
  unpicked,
  onNone,
  whole,
  awaited = false,
  placeholder,
  ...text
}: Props) {
  const validate = (value: unknown) => {
    if (text.disabled || asPicked(value).value) return true;
    if (typedIn(value)) return unpicked ?? 'Escolha uma opção da lista.';
    return text.required ? REQUIRED : true;
  };
  const { field } = useController({ name, rules: { validate }, defaultValue: NOT_PICKED });
  const error = useFieldError(name, text.disabled);
  const [byArrow, setByArrow] = useState(false);
  const [entered, setEntered] = useState(false);
  const combo = useCombobox({
    onDropdownOpen: (source) => setByArrow(source === 'keyboard'),
    onDropdownClose: () => {
      setByArrow(false);
      combo.resetSelectedOption();
    },
  });
  const typed = typedIn(field.value);
  // What is typed marks the best answer; the arrow that opens the list marks what was picked, or the first.
  const mark = useEffectEvent(() => {
    if (awaited) combo.resetSelectedOption();
    else if (typed) combo.selectFirstOption();
    else if (byArrow) combo.selectActiveOption();
  });
  useEffect(() => mark(), [choices, typed, byArrow, awaited]);
  const pick = (value: string) => {
    field.onChange({ value, label: choices.find((choice) => choice.value === value)?.label ?? '' });
    combo.closeDropdown();
  };
  // Never somebody who answered an older text: the Enter pressed meanwhile is for the best answer to this one.
  const takeBest = useEffectEvent(() => {
    setEntered(false);
    const [best] = choices;
    if (best) pick(best.value);
    else onNone?.();
  });
  useEffect(() => {
    if (entered && !awaited) takeBest();
  }, [entered, awaited]);
  const shown = combo.dropdownOpened && (whole || typed !== '');

  return (
    <Field {...text} error={error}>
      {({ id, describedBy }) => (
        <Combobox store={combo} transitionProps={{ duration: 0 }} withinPortal={false} onOptionSubmit={pick}>
          <Combobox.DropdownTarget>
            <div className="input">
              {whole ? null : <Icon of={IconSearch} size="small" />}
              <Combobox.EventsTarget withExpandedAttribute>
                <input
                  id={id}
                  ref={field.ref}
                  name={name}
                  role="combobox"
                  aria-autocomplete="list"
                  aria-expanded={combo.dropdownOpened}
                  aria-controls={combo.listId ?? undefined}
                  autoComplete="off"
                  placeholder={placeholder}
                  value={asPicked(field.value).label}
                  onChange={(event) => {
                    setEntered(false);
                    field.onChange({ value: '', label: event.target.value });
                    combo.openDropdown();
                  }}
                  onClick={() => combo.openDropdown()}
                  onKeyDown={(event) => {
                    // The list alone closes, not the dialog around it.
                    if (event.key === 'Escape' && shown) event.preventDefault();
                    // Where nothing answers to what is typed, Enter does not lead on: the next words would go to another field.
                    const none = typed !== '' && choices.length === 0;
                    if (!isPlainEnter(event) || !(awaited || onNone || none)) return;
                    event.preventDefault();
                    if (awaited) setEntered(true);
                    else onNone?.();
                  }}
                  onBlur={() => {
                    setEntered(false);
                    combo.closeDropdown();
                    field.onBlur();
                  }}
                  disabled={text.disabled}
                  aria-required={text.required}
                  aria-invalid={Boolean(error)}
                  aria-describedby={describedBy}
                />
              </Combobox.EventsTarget>
              {whole ? <Icon of={IconChevronDown} size="small" /> : null}
            </div>
          </Combobox.DropdownTarget>
          <Combobox.Dropdown hidden={!shown}>
            <Options choices={choices} empty={empty} picked={asPicked(field.value).value} labelledBy={id} />
          </Combobox.Dropdown>
          <span role="status" className="visually-hidden">
            {shown && choices.length === 0 ? empty : ''}
          </span>
        </Combobox>
      )}
    </Field>
  );
}

import { Combobox, useCombobox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useController } from 'react-hook-form';
import { Icon } from '../icon.tsx';
import { KitProvider } from '../mantine.tsx';
import { Field, type FieldText } from './field.tsx';
import { errorText, REQUIRED } from './rules.ts';
import type { Choice } from './select-field.tsx';
import '../styles/combo.css';

const WAIT_MS = 200;

type ComboProps = FieldText & {
  name: string;
  choices: readonly Choice[];
  onType: (typed: string) => void;
  /** What the list says when it has no choice, e.g. "Nenhum município com “xyz”". */
  empty: string;
  placeholder?: string;
};

/**
 * One of a list too long to be shown, searched while typing: `onType` receives the text after a short rest
 * and `choices` are the answer. ↓ opens, Enter picks, Esc closes without clearing. The form's value is the
 * choice's; what was typed and not picked is refused.
 */
export function ComboField(props: ComboProps) {
  return (
    <KitProvider>
      <Combo {...props} />
    </KitProvider>
  );
}

function Combo({ name, choices, onType, empty, placeholder, ...text }: ComboProps) {
  const [typed, setTyped] = useState('');
  const validate = (value: unknown) => {
    if (value) return true;
    if (typed.trim()) return 'Escolha uma opção da lista.';
    return text.required ? REQUIRED : true;
  };
  const { field, fieldState } = useController({ name, rules: { validate }, defaultValue: '' });
  const combo = useCombobox({ onDropdownClose: () => combo.resetSelectedOption() });
  const tell = useEffectEvent(onType);
  useEffect(() => {
    const timer = setTimeout(() => tell(typed.trim()), WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const pickFirst = useEffectEvent(() => void combo.selectFirstOption());
  useEffect(() => pickFirst(), [choices]);
  const error = errorText(fieldState.error);

  return (
    <Field {...text} error={error}>
      {({ id, describedBy }) => (
        <Combobox
          store={combo}
          transitionProps={{ duration: 0 }}
          withinPortal={false}
          onOptionSubmit={(value) => {
            field.onChange(value);
            setTyped(choices.find((choice) => choice.value === value)?.label ?? '');
            combo.closeDropdown();
          }}
        >
          <Combobox.Target>
            <div className="input">
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
                  value={typed}
                  onChange={(event) => {
                    setTyped(event.target.value);
                    field.onChange('');
                    combo.openDropdown();
                  }}
                  onClick={() => combo.openDropdown()}
                  onBlur={() => {
                    combo.closeDropdown();
                    field.onBlur();
                  }}
                  aria-required={text.required}
                  aria-invalid={Boolean(error)}
                  aria-describedby={describedBy}
                />
              </Combobox.EventsTarget>
              <Icon of={IconChevronDown} size="small" />
            </div>
          </Combobox.Target>
          <Combobox.Dropdown hidden={typed.trim() === ''}>
            <Combobox.Options className="combo-options" labelledBy={id}>
              {choices.map((choice) => (
                <Combobox.Option key={choice.value} value={choice.value} className="combo-option">
                  {choice.label}
                  {choice.description ? <span className="caption text-3">{choice.description}</span> : null}
                </Combobox.Option>
              ))}
              {choices.length === 0 ? <Combobox.Empty>{empty}</Combobox.Empty> : null}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
      )}
    </Field>
  );
}

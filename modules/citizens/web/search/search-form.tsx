import { IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { Button, classes, DateField, Form, Icon, SearchField, TextField } from '#ui/index';
import { useShortcuts } from '#ui/kit/keys/use-shortcuts';
import { findCities } from '../find-cities.ts';
import { type AskedFields, NOTHING_ASKED } from './asked.ts';

function City({ name, label }: { name: 'birthMunicipality' | 'municipality'; label: string }) {
  return (
    <SearchField
      name={name}
      label={label}
      placeholder="Todos"
      source="citizens.municipalities"
      find={findCities}
      none={(typed) => `Nenhum município com “${typed}”.`}
    />
  );
}

/** The one box. ↓ goes to the list, `/` comes back from it. */
function Box({ onDown }: { onDown: () => void }) {
  const id = useId();
  const hint = useId();
  const { register, setValue, setFocus } = useFormContext<AskedFields>();
  const filled = useWatch<AskedFields, 'text'>({ name: 'text' }) !== '';
  useShortcuts([{ keys: '/', label: 'Buscar cidadão', run: () => setFocus('text'), group: 'Listas' }]);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onDown();
  }
  return (
    <div className="field citizen-search-box">
      <label className="field-label" htmlFor={id}>
        Nome/CNS/CPF do cidadão
      </label>
      <div className="input">
        <Icon of={IconSearch} size="small" />
        <input
          {...register('text')}
          id={id}
          type="text"
          // The page is for searching: who opens it types at once.
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          aria-describedby={hint}
          onKeyDown={onKeyDown}
        />
        {filled ? (
          <button
            type="button"
            className="input-button"
            aria-label="Apagar o texto"
            title="Apagar o texto"
            onClick={() => {
              setValue('text', '');
              setFocus('text');
            }}
          >
            <Icon of={IconX} size="small" />
          </button>
        ) : null}
      </div>
      <span id={hint} className="visually-hidden">
        Nome, CPF, CNS, telefone ou data de nascimento. A lista acompanha o que você digita; seta para baixo
        vai a ela.
      </span>
    </div>
  );
}

/** Tells what stands in the fields, at each change. */
function Told({ onAsk }: { onAsk: (asked: AskedFields) => void }) {
  const { getValues } = useFormContext<AskedFields>();
  const values = useWatch<AskedFields>();
  const tell = useEffectEvent(onAsk);
  useEffect(() => tell(getValues()), [values, getValues]);
  return null;
}

function Fields({ onAsk, onDown, onClear }: Pick<Props, 'onAsk' | 'onDown'> & { onClear: () => void }) {
  const residence = useWatch<AskedFields, 'municipality'>({ name: 'municipality' });
  const [more, setMore] = useState(residence.value !== '');
  return (
    <>
      <Told onAsk={onAsk} />
      <div className={classes('citizen-search-fields', more && 'more')}>
        <Box onDown={onDown} />
        <DateField name="birthDate" label="Data de nascimento" past />
        <TextField name="motherName" label="Nome da mãe" maxLength={200} autoComplete="off" />
        <City name="birthMunicipality" label="Município de nascimento" />
        {more ? <City name="municipality" label="Município de residência" /> : null}
        <Button type="submit" look="primary">
          Buscar cidadão
        </Button>
      </div>
      <div className="row wrap caption text-3">
        <span className="grow citizen-search-hint">
          Busca por parte do nome, com ou sem acento. CPF, CNS e telefone são reconhecidos sozinhos; uma data
          também: <strong className="text-2">maria 12/03/72</strong>
        </span>
        {more ? null : (
          <button type="button" className="link-button" onClick={() => setMore(true)}>
            Mais filtros
          </button>
        )}
        <button type="button" className="link-button" onClick={onClear}>
          Limpar filtros
        </button>
      </div>
    </>
  );
}

type Props = {
  asked: AskedFields;
  onAsk: (asked: AskedFields) => void;
  /** Enter, or the button. */
  onPress: () => void;
  /** ↓ in the box. */
  onDown: () => void;
};

/** What is looked for. The list follows while it is typed; Enter asks at once and goes to the list. */
export function SearchForm({ asked, onPress, ...told }: Props) {
  const [cleared, setCleared] = useState(0);
  return (
    <div className="card citizen-search-form">
      <Form<AskedFields>
        key={cleared}
        label="Busca de cidadão"
        defaults={cleared === 0 ? asked : NOTHING_ASKED}
        onSubmit={onPress}
      >
        <Fields {...told} onClear={() => setCleared(cleared + 1)} />
      </Form>
    </div>
  );
}

import { searchKey } from '@pec-aberto/brazil';
import { useId, useState } from 'react';
import { useController } from 'react-hook-form';
import { Notice, SearchBox } from '#ui/index';

export type ProfileChoice = { id: string; name: string; type: string | null };

/** From so many on, a search is worth its place. */
const MANY = 8;

/**
 * "Perfis" of a lotação: any number of a known list, at least one. Warns of Coordenação together with
 * Atendimento, which the same lotação should not mix.
 */
export function ProfilesField({ name, choices }: { name: string; choices: readonly ProfileChoice[] }) {
  const validate = (value: string[]) => value.length > 0 || 'Preenchimento obrigatório.';
  const { field, fieldState } = useController({ name, rules: { validate }, defaultValue: [] });
  const [typed, setTyped] = useState('');
  const messages = useId();
  const chosen = new Set(field.value as string[]);
  const types = new Set(choices.filter(({ id }) => chosen.has(id)).map(({ type }) => type));
  const sought = searchKey(typed);
  const shown = choices.filter((choice) => chosen.has(choice.id) || searchKey(choice.name).includes(sought));
  const error = fieldState.error?.message;

  function toggle(id: string): void {
    field.onChange(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]);
  }

  return (
    <fieldset className="field" aria-describedby={messages}>
      <legend className="field-label">
        Perfis<em aria-hidden>*</em>
        <small>{chosen.size === 1 ? '1 escolhido' : `${chosen.size} escolhidos`}</small>
      </legend>
      <div id={messages} aria-live="polite">
        {error ? <p className="field-message error">{error}</p> : null}
        {types.has('Coordenação') && types.has('Atendimento') ? (
          <Notice tone="warning">
            Coordenação e atendimento na mesma lotação: prefira uma lotação para cada função.
          </Notice>
        ) : null}
      </div>
      {choices.length >= MANY ? (
        <SearchBox label="Pesquise por perfil" value={typed} onSearch={setTyped} />
      ) : null}
      <div className="profile-choices">
        {shown.map((choice, place) => (
          <label key={choice.id} className="check">
            <input
              type="checkbox"
              ref={place === 0 ? field.ref : undefined}
              checked={chosen.has(choice.id)}
              onChange={() => toggle(choice.id)}
              onBlur={field.onBlur}
            />
            <span>{choice.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

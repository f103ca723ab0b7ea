import { useId } from 'react';
import { useRoute } from '#ui/index';
import { listTemplates } from '../contract.ts';
import { usePlace } from './use-place.ts';

/** "Começar por um modelo": suggestions for units other than the UBS, which no list of profiles holds. */
export function TemplatePicker() {
  const id = useId();
  const { place, openTemplate } = usePlace();
  const { data } = useRoute(listTemplates, {});
  if (!data) return null;
  const units = [...new Set(data.rows.map(({ unit }) => unit))];
  return (
    <div className="field template">
      <label className="field-label" htmlFor={id}>
        Começar por um modelo
      </label>
      <div className="input">
        <select
          id={id}
          value={place.modelo}
          aria-describedby={`${id}-hint`}
          onChange={(event) => openTemplate(event.target.value)}
        >
          <option value="">Nenhum: começar sem recursos</option>
          {units.map((unit) => (
            <optgroup key={unit} label={unit}>
              {data.rows
                .filter((row) => row.unit === unit)
                .map((row) => (
                  <option key={row.id} value={row.id}>
                    {row.name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </div>
      <p id={`${id}-hint`} className="field-message hint">
        Sugestões deste programa para CAPS, CEO, UPA, policlínica, SAD e consultório na rua. Confira antes de
        salvar.
      </p>
    </div>
  );
}

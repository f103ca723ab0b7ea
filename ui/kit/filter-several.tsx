import { useState } from 'react';
import { FilterCheck } from './filter-check.tsx';
import { plainText } from './plain-text.ts';

const MANY = 8;

const toggled = <T,>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];

export type FilterOption = { id: string; name: string; second?: string };

/** A filter by any of a list; of many, found by typing. */
export function FilterSeveral({
  title,
  options,
  chosen,
  onChange,
}: {
  title: string;
  options: readonly FilterOption[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const words = plainText(typed).split(/\s+/).filter(Boolean);
  const shown = options.filter(({ name, second = '' }) =>
    words.every((word) => plainText(`${name} ${second}`).includes(word)),
  );
  if (options.length === 0) return null;
  return (
    <fieldset className="field">
      <legend className="field-label">{title}</legend>
      {options.length > MANY ? (
        <div className="input">
          <input
            type="search"
            aria-label={`Procurar em ${title}`}
            placeholder="Procurar"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      ) : null}
      <div className="column filter-several">
        {shown.map(({ id, name, second }) => (
          <FilterCheck
            key={id}
            label={second ? `${name} · ${second}` : name}
            checked={chosen.includes(id)}
            onChange={() => onChange(toggled(chosen, id))}
          />
        ))}
        {shown.length === 0 ? <span className="caption text-3">Nada com “{typed}”.</span> : null}
      </div>
    </fieldset>
  );
}

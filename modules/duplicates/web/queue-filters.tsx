import { titleCasePlace } from '@pec-aberto/brazil';
import { useId } from 'react';
import { Filters, useRoute } from '#ui/index';
import { listTeamChoicesContract } from '#modules/citizens/contract';

export type QueueFilters = { lista: string; unidade: string; equipe: string; minima: string; bases: string };
/** No list: the one where something waits. */
export const NO_FILTERS: QueueFilters = { lista: '', unidade: '', equipe: '', minima: '', bases: '' };

const LEAST = [
  { value: '0.9', label: 'Muito provável (90 % ou mais)' },
  { value: '0.99', label: 'Quase certo (99 % ou mais)' },
];

const BASES = [{ value: 'diferentes', label: 'De bases diferentes' }];

type Option = { value: string; label: string };

function Select({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="input">
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">Todas</option>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** Units and teams of the access's municipality. */
function usePlaces(): { units: Option[]; teams: (unit: string) => Option[] } {
  const { data } = useRoute(listTeamChoicesContract, {});
  const teams = data?.teams ?? [];
  const units = new Map(teams.map(({ unitId, unitName }) => [unitId, titleCasePlace(unitName)]));
  return {
    units: [...units].map(([value, label]) => ({ value, label })),
    teams: (unit) =>
      teams
        .filter(({ unitId }) => unit === '' || unitId === unit)
        .map(({ id, name }) => ({ value: id, label: name })),
  };
}

/** Filters of the queue: where either of the two is followed, how alike they are at least, and whether bases met in them. */
export function QueueFilterPanel({
  filters,
  onChange,
}: {
  filters: QueueFilters;
  onChange: (change: Partial<QueueFilters>) => void;
}) {
  const { units, teams } = usePlaces();
  const fields = [
    { name: 'unidade', label: 'Unidade de um dos dois', options: units },
    { name: 'equipe', label: 'Equipe de um dos dois', options: teams(filters.unidade) },
    { name: 'minima', label: 'Semelhança', options: LEAST },
    { name: 'bases', label: 'Origem dos dois', options: BASES },
  ] as const;
  const active = fields
    .filter(({ name }) => filters[name] !== '')
    .map(({ name, options }) => ({
      label: options.find(({ value }) => value === filters[name])?.label ?? 'Filtro',
      onRemove: () => onChange({ [name]: '' }),
    }));
  return (
    <Filters active={active} onReset={() => onChange({ unidade: '', equipe: '', minima: '', bases: '' })}>
      {fields.map(({ name, label, options }) => (
        <Select
          key={name}
          label={label}
          value={filters[name]}
          options={options}
          onChange={(value) =>
            onChange(name === 'unidade' ? { unidade: value, equipe: '' } : { [name]: value })
          }
        />
      ))}
    </Filters>
  );
}

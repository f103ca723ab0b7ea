import { labelOf } from '#platform/contract/choices';
import { useState } from 'react';
import {
  FilterBar,
  FilterCheck,
  FilterPeriod,
  Filters,
  FilterSeveral,
  periodText,
  SearchBox,
} from '#ui/index';
import { LATE_STATES } from '../../contract/late.ts';
import type { Asked, Chosen } from './use-late.ts';

const STATES = LATE_STATES.map(({ value, label }) => ({ id: value, name: label }));

/** Search by person, whose they are, and the panel of the other filters. */
export function LateFilters({
  chosen: { mine, states },
  asked,
  onChoose,
  onAsk,
  onReset,
}: {
  chosen: Chosen;
  asked: Asked;
  onChoose: (change: Partial<Chosen>) => void;
  onAsk: (asked: Asked) => void;
  onReset: () => void;
}) {
  const [cleared, setCleared] = useState(0);
  const active = [
    ...(asked.from || asked.to
      ? [{ label: `Atendidos ${periodText(asked)}`, onRemove: () => onAsk({ ...asked, from: '', to: '' }) }]
      : []),
    ...states.map((state) => ({
      label: labelOf(LATE_STATES, state),
      onRemove: () => onChoose({ states: states.filter((one) => one !== state) }),
    })),
  ];
  const reset = () => {
    setCleared(cleared + 1);
    onReset();
  };
  return (
    <FilterBar
      aside={
        <Filters active={active} onReset={reset}>
          <FilterPeriod
            key={cleared}
            label="Atendidos de"
            days={asked}
            onAsk={(days) => onAsk({ ...asked, ...days })}
          />
          <FilterSeveral
            title="Situação"
            options={STATES}
            chosen={states}
            onChange={(ids) =>
              onChoose({ states: STATES.flatMap(({ id }) => (ids.includes(id) ? [id] : [])) })
            }
          />
        </Filters>
      }
    >
      <SearchBox
        label="Nome, CPF, CNS ou nascimento"
        value={asked.text}
        onSearch={(text) => onAsk({ ...asked, text })}
      />
      <FilterCheck
        label="Ver somente os meus registros"
        checked={mine}
        onChange={(checked) => onChoose({ mine: checked })}
      />
    </FilterBar>
  );
}

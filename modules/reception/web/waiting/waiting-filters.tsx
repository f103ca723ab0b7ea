import { sentenceCase } from '@pec-aberto/brazil';
import { useState } from 'react';
import {
  FilterBar,
  FilterCheck,
  type FilterOption,
  FilterPeriod,
  Filters,
  FilterSeveral,
  periodText,
  SearchBox,
} from '#ui/index';
import { CARE_TYPES, ORIGINS } from '../../contract/waiting.ts';
import { type Choices, professionalOf, teamName } from '../words.ts';
import type { Asked, Chosen } from './use-waiting.ts';

const asOptions = (choices: ReadonlyArray<{ value: string; label: string }>): FilterOption[] =>
  choices.map(({ value, label }) => ({ id: value, name: label }));

type Lists = 'origins' | 'teams' | 'addedBy' | 'care';

const listsOf = ({
  teams,
  lotacoes,
}: Choices): Array<{ key: Lists; title: string; options: FilterOption[] }> => [
  { key: 'care', title: 'Tipo de atendimento', options: asOptions(CARE_TYPES) },
  { key: 'teams', title: 'Equipe', options: teams.map((team) => ({ id: team.id, name: teamName(team) })) },
  {
    key: 'addedBy',
    title: 'Profissional que adicionou',
    options: lotacoes.map((post) => ({
      id: post.id,
      name: professionalOf(post),
      second: sentenceCase(post.cbo),
    })),
  },
  { key: 'origins', title: 'Origem', options: asOptions(ORIGINS) },
];

/** Search by person, and the panel of the other filters. */
export function WaitingFilters({
  choices,
  chosen,
  asked,
  onChoose,
  onAsk,
  onReset,
}: {
  choices: Choices;
  chosen: Chosen;
  asked: Asked;
  onChoose: (change: Partial<Chosen>) => void;
  onAsk: (asked: Asked) => void;
  onReset: () => void;
}) {
  const lists = listsOf(choices);
  const [cleared, setCleared] = useState(0);
  const active = [
    ...(asked.from || asked.to
      ? [{ label: `Na lista ${periodText(asked)}`, onRemove: () => onAsk({ ...asked, from: '', to: '' }) }]
      : []),
    ...lists.flatMap(({ key, options }) =>
      chosen[key].map((id) => ({
        // What is no longer offered must still be seen, and be taken away.
        label: options.find((one) => one.id === id)?.name ?? 'Não oferecido mais',
        onRemove: () => onChoose({ [key]: chosen[key].filter((one) => one !== id) }),
      })),
    ),
    ...(chosen.newestFirst
      ? [{ label: 'Mais novos primeiro', onRemove: () => onChoose({ newestFirst: false }) }]
      : []),
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
            label="Na lista desde"
            days={asked}
            onAsk={(days) => onAsk({ ...asked, ...days })}
          />
          {lists.map(({ key, title, options }) => (
            <FilterSeveral
              key={key}
              title={title}
              options={options}
              chosen={chosen[key]}
              onChange={(ids) => onChoose({ [key]: ids })}
            />
          ))}
          <FilterCheck
            label="Mostrar os mais novos primeiro"
            checked={chosen.newestFirst}
            onChange={(newestFirst) => onChoose({ newestFirst })}
          />
        </Filters>
      }
    >
      <SearchBox
        label="Nome, CPF, CNS ou nascimento"
        value={asked.text}
        onSearch={(text) => onAsk({ ...asked, text })}
      />
    </FilterBar>
  );
}

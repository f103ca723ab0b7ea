import { labelOf } from '#platform/contract/choices';
import { useId, useState } from 'react';
import { sentenceCase } from '@pec-aberto/brazil';
import {
  FilterBar,
  FilterCheck,
  FilterChip,
  type FilterOption,
  FilterPeriod,
  Filters,
  FilterSeveral,
  periodText,
  SearchBox,
} from '#ui/index';
import type { KeptFilters } from '../contract.ts';
import { OPEN, ORDERS, type Status, STATUSES } from '../contract/status.ts';
import { type List, NOTHING_ASKED, STANDARD, type Visit } from './use-list.ts';
import { type Choices, professionalOf, teamName } from './words.ts';

const SHORT: Record<Status, string> = {
  aguardando: 'Aguardando',
  'em-escuta': 'Em escuta inicial',
  'em-atendimento': 'Em atendimento',
  realizado: 'Realizados',
  'nao-aguardou': 'Não aguardou',
};
function OrderField({
  value,
  onChange,
}: {
  value: KeptFilters['order'];
  onChange: (order: KeptFilters['order']) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        Ordenar por
      </label>
      <div className="input">
        <select
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value as KeptFilters['order'])}
        >
          {ORDERS.map((order) => (
            <option key={order.value} value={order.value}>
              {order.label}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

type Props = {
  choices: Choices;
  list: List;
  kept: KeptFilters;
  visit: Visit;
  onKeep: (filters: KeptFilters | null) => void;
  onVisit: (visit: Visit) => void;
};

/** What is in use besides what the bar shows, each as a chip that takes it away. */
function activeOf({ choices, kept, visit, onKeep, onVisit }: Props) {
  const change = (part: Partial<KeptFilters>) => () => onKeep({ ...kept, ...part });
  const chosen = (name: 'serviceTypes' | 'teams' | 'lotacoes', options: readonly FilterOption[]) =>
    kept[name].map((id) => ({
      // What is no longer offered must still be seen, and be taken away.
      label: options.find((one) => one.id === id)?.name ?? 'Não oferecido mais',
      onRemove: change({ [name]: kept[name].filter((one) => one !== id) }),
    }));
  const { serviceTypes, teams, lotacoes } = optionsOf(choices);
  const period = visit.from !== '' || visit.to !== '';
  return [
    ...(kept.unfinished ? [{ label: 'Não finalizados', onRemove: change({ unfinished: false }) }] : []),
    ...(period
      ? [
          {
            label: `Chegada ${periodText(visit)}`,
            onRemove: () => onVisit({ ...visit, from: '', to: '' }),
          },
        ]
      : []),
    ...(kept.scheduled ? [{ label: 'Agendado', onRemove: change({ scheduled: false }) }] : []),
    ...chosen('serviceTypes', serviceTypes),
    ...chosen('teams', teams),
    ...chosen('lotacoes', lotacoes),
    ...(kept.order === STANDARD.order
      ? []
      : [{ label: labelOf(ORDERS, kept.order), onRemove: change({ order: STANDARD.order }) }]),
  ];
}

const optionsOf = ({ serviceTypes, teams, lotacoes }: Choices) => ({
  serviceTypes,
  teams: teams.map((team) => ({ id: team.id, name: teamName(team) })),
  lotacoes: lotacoes.map((post) => ({
    id: post.id,
    name: professionalOf(post),
    second: sentenceCase(post.cbo),
  })),
});

/** Search, states with their counts, "só os meus" and the panel of the other filters. */
export function ListFilters(props: Props) {
  const { choices, list, kept, visit, onKeep, onVisit } = props;
  const { serviceTypes, teams, lotacoes } = optionsOf(choices);
  const change = (part: Partial<KeptFilters>) => onKeep({ ...kept, ...part });
  const press = (status: Status) => {
    const statuses = kept.statuses.includes(status)
      ? kept.statuses.filter((other) => other !== status)
      : [...kept.statuses, status];
    change({ statuses: statuses.length > 0 ? statuses : [...OPEN], unfinished: false });
  };
  const shown: readonly Status[] = kept.unfinished ? OPEN : kept.statuses;
  const counts = list.answer?.counts as Record<Status, number> | undefined;
  const [cleared, setCleared] = useState(0);
  const reset = () => {
    setCleared(cleared + 1);
    onKeep(null);
    onVisit(NOTHING_ASKED);
  };
  return (
    <div className="list-filters">
      <FilterBar
        aside={
          <>
            <FilterCheck label="Só os meus" checked={kept.own} onChange={(own) => change({ own })} />
            <Filters active={activeOf(props)} onReset={reset}>
              <FilterCheck
                label="Ver somente os atendimentos não finalizados, de qualquer dia"
                checked={kept.unfinished}
                onChange={(unfinished) => change({ unfinished })}
              />
              <FilterPeriod
                key={cleared}
                label="Chegada de"
                days={visit}
                onAsk={(days) => onVisit({ ...visit, ...days })}
              />
              <OrderField value={kept.order} onChange={(order) => change({ order })} />
              <FilterSeveral
                title="Tipo de serviço"
                options={[{ id: 'scheduled', name: 'Agendado' }, ...serviceTypes]}
                chosen={[...(kept.scheduled ? ['scheduled'] : []), ...kept.serviceTypes]}
                onChange={(chosen) =>
                  change({
                    scheduled: chosen.includes('scheduled'),
                    serviceTypes: chosen.filter((id) => id !== 'scheduled'),
                  })
                }
              />
              <FilterSeveral
                title="Equipe"
                options={teams}
                chosen={kept.teams}
                onChange={(chosen) => change({ teams: chosen })}
              />
              <FilterSeveral
                title="Profissional"
                options={lotacoes}
                chosen={kept.lotacoes}
                onChange={(chosen) => change({ lotacoes: chosen })}
              />
            </Filters>
          </>
        }
      >
        <SearchBox
          label="Pesquisar na lista"
          value={visit.text}
          onSearch={(text) => onVisit({ ...visit, text })}
        />
        {STATUSES.map(({ value }) => (
          <FilterChip
            key={value}
            label={SHORT[value]}
            active={shown.includes(value)}
            onToggle={() => press(value)}
            {...(counts ? { count: counts[value] } : {})}
          />
        ))}
      </FilterBar>
    </div>
  );
}

import { titleCaseName } from '@pec-aberto/brazil';
import { useId } from 'react';
import type { RouteInput } from '#platform/contract/route';
import {
  type Days,
  FilterCheck,
  FilterPeriod,
  Filters,
  periodText,
  useRoute,
  useUrlFilters,
} from '#ui/index';
import { type getHistory, HISTORY_KINDS, type HistoryKind, listHistoryAuthors } from '../../../contract.ts';
import { KIND_LABELS } from '../../../contract/words.ts';

const ALL = { tipo: '', profissional: '', de: '', ate: '', meus: false };
type Chosen = { tipo: string; profissional: string; de: string; ate: string; meus: boolean };
type Query = Partial<RouteInput<typeof getHistory>['query']>;

const isKind = (text: string): text is HistoryKind => HISTORY_KINDS.some((kind) => kind === text);

type Controls = { chosen: Chosen; change: (part: Partial<Chosen>) => void; onReset: () => void };

/** The filters of the address, as the list asks by them; those of one citizen hold for the visit alone. */
export function useHistoryFilters(): [Query, Controls] {
  const [chosen, change] = useUrlFilters(ALL, ['tipo', 'profissional', 'de', 'ate', 'meus']);
  const { tipo, profissional, de, ate, meus } = chosen;
  const query: Query = {
    ...(isKind(tipo) ? { kind: tipo } : {}),
    ...(profissional ? { professionalId: profissional } : {}),
    ...(de ? { from: de } : {}),
    ...(ate ? { until: ate } : {}),
    ...(meus ? { mine: true } : {}),
  };
  return [query, { chosen, change, onReset: () => change(ALL) }];
}

function Select({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: string;
  choices: ReadonlyArray<{ value: string; label: string }>;
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
          <option value="">Todos</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** "Filtros" of the history, and "Ver somente os meus atendimentos". */
export function HistoryFilters({ citizenId, chosen, change, onReset }: Controls & { citizenId: string }) {
  const { data } = useRoute(listHistoryAuthors, { params: { id: citizenId } });
  const authors = (data?.rows ?? []).map(({ id, name }) => ({ value: id, label: titleCaseName(name) }));
  const { tipo, profissional, de, ate, meus } = chosen;
  const author = authors.find(({ value }) => value === profissional)?.label ?? 'um profissional';
  return (
    <>
      <Filters
        active={[
          ...(isKind(tipo) ? [{ label: KIND_LABELS[tipo], onRemove: () => change({ tipo: '' }) }] : []),
          ...(profissional ? [{ label: author, onRemove: () => change({ profissional: '' }) }] : []),
          ...(de || ate
            ? [{ label: periodText({ from: de, to: ate }), onRemove: () => change({ de: '', ate: '' }) }]
            : []),
        ]}
        onReset={onReset}
      >
        <Select
          label="Tipo"
          value={tipo}
          choices={HISTORY_KINDS.map((kind) => ({ value: kind, label: KIND_LABELS[kind] }))}
          onChange={(value) => change({ tipo: value })}
        />
        <Select
          label="Profissional"
          value={profissional}
          choices={authors}
          onChange={(value) => change({ profissional: value })}
        />
        <FilterPeriod
          label="Período de"
          days={{ from: de, to: ate }}
          onAsk={({ from, to }: Days) => change({ de: from, ate: to })}
        />
      </Filters>
      <FilterCheck
        label="Ver somente os meus atendimentos"
        checked={meus}
        onChange={(checked) => change({ meus: checked })}
      />
    </>
  );
}

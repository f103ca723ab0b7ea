import { IconFilterOff } from '@tabler/icons-react';
import { useId } from 'react';
import {
  Button,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  FilterChip,
  formatNumber,
  Icon,
  SearchBox,
  StatusMark,
  TwoLines,
} from '#ui/index';
import type { PagedList } from '#ui/client/query';
import type { LotFilter, LotSummary, RecordRow } from './lot/protocol.ts';
import { outcomeWords, SHAPES } from './words.ts';

/** Of whom, when and by whom; the file where its name tells something else than the uuid, which is in the panel. */
function Names({ who, date, professional, uuid, file, entry }: RecordRow) {
  const name = entry ?? file;
  const told = [date, professional && `profissional ${professional}`].filter(Boolean).join(' · ');
  return (
    <>
      {who ? <div>{who}</div> : null}
      {told ? <div className="numeric">{told}</div> : null}
      {uuid && name.includes(uuid) ? null : <div className="entry">{name}</div>}
    </>
  );
}

const COLUMNS: readonly Column<RecordRow>[] = [
  {
    key: 'form',
    title: 'Ficha',
    cell: (row) => <TwoLines first={row.form ?? 'Sem modelo conhecido'} second={<Names {...row} />} />,
  },
  {
    key: 'outcome',
    title: 'Resultado',
    cell: (row) => (
      <span className="nowrap">
        <StatusMark shape={SHAPES[row.outcome]}>{outcomeWords(row)}</StatusMark>
      </span>
    ),
  },
  {
    key: 'first',
    title: 'Primeiro erro',
    width: '55%',
    cell: ({ first }) =>
      first ? (
        <div>
          {first.message}
          {first.path ? <div className="mono text-3 path">{first.path}</div> : null}
        </div>
      ) : (
        '–'
      ),
  },
  {
    key: 'version',
    title: 'Layout',
    cell: ({ version }) => <span className="numeric">{version ?? '–'}</span>,
  },
];

const OUTCOMES = [
  { outcome: 'invalid', label: 'Com erro' },
  { outcome: 'unreadable', label: 'Ilegíveis' },
  { outcome: 'held', label: 'Aguardando pacote' },
  { outcome: 'warned', label: 'Com aviso' },
  { outcome: 'valid', label: 'Válidas' },
] as const;

type FilterProps = { summary: LotSummary; filter: LotFilter; onFilter: (filter: LotFilter) => void };

/** The filter without what the change makes undefined. */
function changed(filter: LotFilter, change: { [K in keyof LotFilter]: LotFilter[K] | undefined }): LotFilter {
  const all = Object.entries({ ...filter, ...change }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return Object.fromEntries(all) as LotFilter;
}

function FormFilter({ summary, filter, onFilter }: FilterProps) {
  const id = useId();
  return (
    <span className="input form-filter">
      <label htmlFor={id} className="visually-hidden">
        Modelo
      </label>
      <select
        id={id}
        value={filter.tipo ?? ''}
        onChange={({ target }) =>
          onFilter(changed(filter, { tipo: target.value === '' ? undefined : Number(target.value) }))
        }
      >
        <option value="">Todos os modelos</option>
        {summary.forms.map(({ tipo, title, records }) => (
          <option key={tipo} value={tipo}>
            {title} ({formatNumber(records)})
          </option>
        ))}
      </select>
    </span>
  );
}

function OutcomeChips({ summary, filter, onFilter }: FilterProps) {
  return OUTCOMES.filter(({ outcome }) => summary.counts[outcome] > 0 || filter.outcome === outcome).map(
    ({ outcome, label }) => (
      <FilterChip
        key={outcome}
        label={label}
        count={summary.counts[outcome]}
        active={filter.outcome === outcome}
        onToggle={() =>
          onFilter(changed(filter, { outcome: filter.outcome === outcome ? undefined : outcome }))
        }
      />
    ),
  );
}

/** Search, form, outcomes with their counts, and the rule that was chosen from the list of rules. */
export function LotFilters(props: FilterProps) {
  const { filter, onFilter } = props;
  return (
    <FilterBar>
      <SearchBox
        label="Pesquise UUID, arquivo, erro ou texto"
        value={filter.text ?? ''}
        onSearch={(text) => onFilter(changed(filter, { text }))}
      />
      <FormFilter {...props} />
      <OutcomeChips {...props} />
      {filter.code ? (
        <button type="button" className="chip" onClick={() => onFilter(changed(filter, { code: undefined }))}>
          Regra: <span className="mono">{filter.code}</span>
          <Icon of={IconFilterOff} size="small" />
          <span className="visually-hidden">: tirar este filtro</span>
        </button>
      ) : null}
    </FilterBar>
  );
}

/** The records of the lot, a page at a time. */
export function RecordList({
  list,
  onOpen,
  onClear,
}: {
  list: PagedList<RecordRow>;
  onOpen: (row: RecordRow) => void;
  onClear: () => void;
}) {
  return (
    <DataTable
      label="as fichas do lote"
      columns={COLUMNS}
      list={list}
      rowKey={({ id }) => String(id)}
      main={(row) => (
        <Button size="small" onClick={() => onOpen(row)}>
          Abrir
          <span className="visually-hidden">
            {' '}
            {row.form} {row.uuid ?? row.entry ?? row.file}
          </span>
        </Button>
      )}
      empty={
        <EmptyState
          icon={IconFilterOff}
          title="Nenhuma ficha com estes filtros"
          action={<Button onClick={onClear}>Limpar filtros</Button>}
        />
      }
    />
  );
}

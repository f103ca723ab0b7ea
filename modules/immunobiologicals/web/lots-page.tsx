import {
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlus,
  IconSearch,
  IconTrash,
  IconVaccine,
} from '@tabler/icons-react';
import { useState } from 'react';
import {
  Button,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  FilterCheck,
  formatDate,
  Page as Frame,
  type RowAction,
  SearchBox,
  StatusMark,
  TwoLines,
  usePagedRoute,
  useUrlFilters,
} from '#ui/index';
import { listLots, type LotView } from '../contract.ts';
import { LotDialog } from './lot-dialog.tsx';
import { type LotAct, LotQuestion } from './lot-question.tsx';

function Number({ lot }: { lot: LotView }) {
  return (
    <span className="row wrap gap-6">
      <span className="strong numeric">{lot.number}</span>
      {lot.active ? null : <span className="tag">Inativo</span>}
    </span>
  );
}

const COLUMNS: readonly Column<LotView>[] = [
  { key: 'number', title: 'Lote', sort: 'number', cell: (lot) => <Number lot={lot} /> },
  {
    key: 'manufacturer',
    title: 'Fabricante',
    sort: 'manufacturer',
    cell: ({ manufacturer, manufacturerCode }) =>
      manufacturerCode ? manufacturer : <TwoLines first={manufacturer} second="fora do catálogo nacional" />,
  },
  {
    key: 'immunobiological',
    title: 'Imunobiológico',
    sort: 'immunobiological',
    cell: ({ immunobiological }) => immunobiological.name,
  },
  {
    key: 'expiresOn',
    title: 'Data de validade',
    sort: 'expiresOn',
    className: 'nowrap',
    cell: ({ expiresOn, expired }) => (
      <span className="row gap-6">
        <span className="numeric">{formatDate(expiresOn)}</span>
        <StatusMark shape={expired ? 'failed' : 'done'}>{expired ? 'Vencido' : 'Válido'}</StatusMark>
      </span>
    ),
  },
];

const SORTS = ['number', 'manufacturer', 'immunobiological', 'expiresOn'] as const;
type Asking = { act: 'add' } | { act: 'edit' | LotAct; lot: LotView };

function Empty({ search, onClear }: { search: string; onClear: () => void }) {
  if (search) {
    return (
      <EmptyState
        icon={IconSearch}
        title={`Nenhum lote com “${search}”`}
        action={
          <Button size="small" onClick={onClear}>
            Limpar pesquisa
          </Button>
        }
      >
        Confira a grafia ou marque “Mostrar lotes inativos”.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={IconVaccine} title="Nenhum lote cadastrado">
      Cadastre os lotes que a sala de vacina tem em uso.
    </EmptyState>
  );
}

/** "Lotes de imunobiológico" of the municipality. */
export function Page() {
  const [{ busca, inativos, ordem, fim }, setFilters] = useUrlFilters({
    busca: '',
    inativos: false,
    ordem: 'number',
    fim: false,
  });
  const sort = SORTS.find((name) => name === ordem) ?? 'number';
  const list = usePagedRoute(listLots, {
    query: {
      sort,
      direction: fim ? 'desc' : 'asc',
      showInactive: inativos,
      ...(busca ? { search: busca } : {}),
    },
  });
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const actionsOf = (lot: LotView): RowAction[] => [
    lot.active
      ? {
          label: 'Inativar',
          icon: IconPlayerPause,
          danger: true,
          run: () => setAsking({ act: 'inactivate', lot }),
        }
      : { label: 'Ativar', icon: IconPlayerPlay, run: () => setAsking({ act: 'activate', lot }) },
    { label: 'Excluir', icon: IconTrash, danger: true, run: () => setAsking({ act: 'remove', lot }) },
  ];
  return (
    <Frame
      title="Lotes de imunobiológico"
      actions={
        <Button look="primary" icon={IconPlus} onClick={() => setAsking({ act: 'add' })}>
          Cadastrar lote
        </Button>
      }
    >
      <FilterBar>
        <SearchBox
          label="Pesquise por lote, imunobiológico ou fabricante"
          value={busca}
          onSearch={(text) => setFilters({ busca: text })}
        />
        <FilterCheck
          label="Mostrar lotes inativos"
          checked={inativos}
          onChange={(checked) => setFilters({ inativos: checked })}
        />
      </FilterBar>
      <DataTable
        label="os lotes de imunobiológico"
        columns={COLUMNS}
        list={list}
        rowKey={({ id }) => id}
        rowName={({ number }) => `lote ${number}`}
        sort={{ by: sort, descending: fim }}
        onSort={({ by, descending }) => setFilters({ ordem: by, fim: descending })}
        main={(lot) => (
          <Button
            size="small"
            icon={IconPencil}
            aria-label={`Editar lote ${lot.number}`}
            onClick={() => setAsking({ act: 'edit', lot })}
          >
            Editar
          </Button>
        )}
        more={actionsOf}
        empty={<Empty search={busca} onClear={() => setFilters({ busca: '' })} />}
      />
      {asking?.act === 'add' ? <LotDialog onClose={close} /> : null}
      {asking?.act === 'edit' ? <LotDialog of={asking.lot} onClose={close} /> : null}
      {asking && asking.act !== 'add' && asking.act !== 'edit' ? (
        <LotQuestion act={asking.act} lot={asking.lot} onClose={close} />
      ) : null}
    </Frame>
  );
}

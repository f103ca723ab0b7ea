import { formatPhone, titleCasePlace } from '@pec-aberto/brazil';
import { IconBuildingHospital, IconSearch } from '@tabler/icons-react';
import type { RouteOutput } from '#platform/contract/route';
import {
  FilterCheck,
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  Page as Frame,
  SearchBox,
  StatusMark,
  usePagedRoute,
  useUrlFilters,
} from '#ui/index';
import { listUnits } from '../contract.ts';
import { ClearFilters } from './clear-filters.tsx';
import { ImportLink } from './import-link.tsx';
import './network.css';

type Unit = RouteOutput<typeof listUnits>['rows'][number];

const COLUMNS: readonly Column<Unit>[] = [
  {
    key: 'name',
    title: 'Unidade de saúde',
    sort: 'name',
    cell: ({ name, active }) => (
      <span className="row wrap">
        <span className="strong">{titleCasePlace(name)}</span>
        {active ? null : <StatusMark shape="none">Inativa</StatusMark>}
      </span>
    ),
  },
  { key: 'cnes', title: 'CNES', cell: ({ cnes }) => <span className="numeric">{cnes}</span> },
  {
    key: 'phone',
    title: 'Telefone',
    cell: ({ phone }) => <span className="numeric nowrap">{formatPhone(phone) || '–'}</span>,
  },
  { key: 'district', title: 'Bairro', cell: ({ district }) => titleCasePlace(district) || '–' },
];

function Empty({ search, onClear }: { search: string; onClear: () => void }) {
  if (search) {
    return (
      <EmptyState
        icon={IconSearch}
        title={`Nenhuma unidade com “${search}”`}
        action={<ClearFilters onClear={onClear} />}
      >
        Confira a grafia ou marque “Mostrar inativas”.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconBuildingHospital}
      title="Nenhuma unidade de saúde ainda"
      action={<ImportLink look="soft" />}
    >
      As unidades vêm do arquivo do CNES. Importe-o para começar.
    </EmptyState>
  );
}

/** "Unidades de saúde": read-only, what the CNES file brought. */
export function Page() {
  const [{ busca, inativas, fim }, setFilters] = useUrlFilters({ busca: '', inativas: false, fim: false });
  const list = usePagedRoute(listUnits, {
    query: {
      direction: fim ? 'desc' : 'asc',
      showInactive: inativas,
      ...(busca ? { search: busca } : {}),
    },
  });
  return (
    <Frame title="Unidades de saúde" actions={<ImportLink />}>
      <FilterBar>
        <SearchBox
          label="Pesquise pelo nome, bairro ou CNES"
          value={busca}
          onSearch={(text) => setFilters({ busca: text })}
        />
        <FilterCheck
          label="Mostrar inativas"
          checked={inativas}
          onChange={(checked) => setFilters({ inativas: checked })}
        />
      </FilterBar>
      <DataTable
        label="as unidades de saúde"
        columns={COLUMNS}
        list={list}
        rowKey={(row) => row.id}
        sort={{ by: 'name', descending: fim }}
        onSort={({ descending }) => setFilters({ fim: descending })}
        main={(row) => (
          <ButtonLink to="/unidades/$id" params={{ id: row.id }} size="small">
            Visualizar
          </ButtonLink>
        )}
        empty={<Empty search={busca} onClear={() => setFilters({ busca: '' })} />}
      />
    </Frame>
  );
}

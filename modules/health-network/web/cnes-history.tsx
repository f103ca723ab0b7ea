import { titleCaseName } from '@pec-aberto/brazil';
import { IconSearch } from '@tabler/icons-react';
import {
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  formatDateTime,
  formatNumber,
  SearchBox,
  StatusMark,
  TwoLines,
  useAccess,
  usePagedRoute,
  useUrlFilters,
} from '#ui/index';
import { listCnesImports } from '../contract.ts';
import { ClearFilters } from './clear-filters.tsx';
import { type CnesImport, type Section } from './cnes-view.ts';
import { IMPORT_STATUS } from './import-status.ts';

/** "10/73": new and updated, told in words to who hears. */
function NewUpdated({ row, of }: { row: CnesImport; of: Section }) {
  const counts = row.counts?.[of];
  if (!counts) return <span className="text-3">–</span>;
  const [added, updated] = [formatNumber(counts.added), formatNumber(counts.updated)];
  return (
    <>
      <span aria-hidden>
        {added}/{updated}
      </span>
      <span className="visually-hidden">
        {added} novos, {updated} atualizados
      </span>
    </>
  );
}

const counted = (of: Section, title: string): Column<CnesImport> => ({
  key: of,
  title,
  group: 'Novos/atualizados',
  align: 'right',
  cell: (row) => <NewUpdated row={row} of={of} />,
});

const RESPONSIBLE: Column<CnesImport> = {
  key: 'responsible',
  title: 'Responsável',
  sort: 'responsible',
  cell: (row) => (row.requestedBy ? titleCaseName(row.requestedBy) : 'Linha de comando'),
};
const MUNICIPALITY: Column<CnesImport> = {
  key: 'municipality',
  title: 'Município',
  cell: ({ municipality: { name, uf } }) => `${name} – ${uf}`,
};

function columnsOf(isInstaller: boolean): readonly Column<CnesImport>[] {
  return [
    {
      key: 'date',
      title: 'Data',
      sort: 'date',
      cell: (row) => <TwoLines first={formatDateTime(row.createdAt)} second={row.fileName} />,
    },
    ...(isInstaller ? [MUNICIPALITY] : []),
    RESPONSIBLE,
    {
      key: 'status',
      title: 'Situação',
      cell: ({ status }) => (
        <StatusMark shape={IMPORT_STATUS[status].shape}>{IMPORT_STATUS[status].label}</StatusMark>
      ),
    },
    counted('teams', 'Equipes'),
    counted('professionals', 'Profissionais'),
    counted('lotacoes', 'Lotações'),
  ];
}

/** "Histórico de importações". */
export function CnesHistory() {
  const isInstaller = useAccess().kind === 'installer';
  const [{ busca, ordem, fim }, setFilters] = useUrlFilters({ busca: '', ordem: 'date', fim: true });
  const sort = ordem === 'responsible' ? ordem : 'date';
  const list = usePagedRoute(listCnesImports, {
    query: { limit: 20, sort, direction: fim ? 'desc' : 'asc', ...(busca ? { search: busca } : {}) },
  });
  return (
    <section className="column gap-12" aria-labelledby="historico">
      <FilterBar
        aside={
          <SearchBox
            label="Pesquise pelo nome do responsável"
            value={busca}
            onSearch={(text) => setFilters({ busca: text })}
          />
        }
      >
        <h2 id="historico">Histórico de importações</h2>
      </FilterBar>
      <DataTable
        label="o histórico de importações"
        columns={columnsOf(isInstaller)}
        list={list}
        rowKey={(row) => row.id}
        sort={{ by: sort, descending: fim }}
        onSort={({ by, descending }) => setFilters({ ordem: by, fim: descending })}
        main={(row) => (
          <ButtonLink to="/cnes/$id" params={{ id: row.id }} size="small">
            Visualizar
          </ButtonLink>
        )}
        empty={
          busca ? (
            <EmptyState
              icon={IconSearch}
              title={`Nenhuma importação de “${busca}”`}
              action={<ClearFilters onClear={() => setFilters({ busca: '' })} />}
            />
          ) : (
            <EmptyState title="Nenhuma importação ainda">
              Envie acima o arquivo do CNES para trazer unidades, equipes e profissionais.
            </EmptyState>
          )
        }
      />
    </section>
  );
}

import { IconInbox, IconSearch } from '@tabler/icons-react';
import type { RouteOutput } from '#platform/contract/route';
import {
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  formatMonth,
  formatNumber,
  SearchBox,
  TwoLines,
  usePagedRoute,
  useUrlFilters,
} from '#ui/index';
import { listUnitMonthsContract } from '../contract/reception.ts';
import { ReceptionFrame } from './reception-frame.tsx';

type UnitMonth = RouteOutput<typeof listUnitMonthsContract>['rows'][number];

const COLUMNS: readonly Column<UnitMonth>[] = [
  {
    key: 'unit',
    title: 'Unidade',
    cell: ({ name, cnes }) => <TwoLines first={name} second={`CNES ${cnes}`} />,
  },
  { key: 'month', title: 'Mês de recebimento', cell: ({ month }) => formatMonth(month) },
  { key: 'fichas', title: 'Fichas', align: 'right', cell: ({ fichas }) => formatNumber(fichas) },
];

/** "Recebimento" by CNES: accepted fichas of each unit and month. */
export function Page() {
  const [{ busca }, setFilters] = useUrlFilters({ busca: '' });
  const list = usePagedRoute(listUnitMonthsContract, {
    query: { limit: 20, ...(busca ? { search: busca } : {}) },
  });
  return (
    <ReceptionFrame grouping="CNES">
      <section className="column gap-12" aria-labelledby="unidades">
        <FilterBar
          aside={
            <SearchBox
              label="Unidade ou CNES"
              value={busca}
              onSearch={(text) => setFilters({ busca: text })}
            />
          }
        >
          <h2 id="unidades">Fichas aceitas por unidade</h2>
        </FilterBar>
        <DataTable
          label="as unidades"
          columns={COLUMNS}
          list={list}
          rowKey={({ id, month }) => `${id} ${month}`}
          rowName={({ name, month }) => `${name}, ${formatMonth(month)}`}
          main={({ id, name, month }) => (
            <ButtonLink
              size="small"
              to={`/transmissao-de-dados/recebimento/cnes/${id}/${month}`}
              aria-label={`Visualizar ${name}, ${formatMonth(month)}`}
            >
              Visualizar
            </ButtonLink>
          )}
          empty={
            busca ? (
              <EmptyState icon={IconSearch} title={`Nenhuma unidade com “${busca}”`}>
                Procure pelo nome da unidade ou pelo CNES inteiro.
              </EmptyState>
            ) : (
              <EmptyState icon={IconInbox} title="Nenhuma ficha aceita ainda">
                As fichas válidas dos lotes recebidos aparecem aqui, por unidade e mês.
              </EmptyState>
            )
          }
        />
      </section>
    </ReceptionFrame>
  );
}

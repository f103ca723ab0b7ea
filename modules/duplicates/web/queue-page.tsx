import { IconArrowMerge, IconDownload } from '@tabler/icons-react';
import {
  ButtonAnchor,
  EmptyState,
  FilterBar,
  FilterChip,
  formatCount,
  ListCard,
  Page as Frame,
  usePagedRoute,
  useUrlFilters,
  useWaiting,
} from '#ui/index';
import { callUrl } from '#ui/client/api';
import { exportDuplicatesContract, listDuplicatesContract } from '../contract/queue.ts';
import { Pairs } from './pairs.tsx';
import { NO_FILTERS, QueueFilterPanel, type QueueFilters } from './queue-filters.tsx';
import { LISTS, queryOf } from './queue-query.ts';
import { useScan } from './scan-panel.tsx';
import { UnificationTabs } from './tabs.tsx';
import './duplicates.css';

function Nobody({ filters }: { filters: QueueFilters }) {
  if (filters.lista === 'resolvidos') return <EmptyState title="Nenhum par resolvido" />;
  if (filters.lista === 'numeros') return <EmptyState title="Nenhum número em dois cadastros à espera" />;
  return (
    <EmptyState icon={IconArrowMerge} title="Nenhum cadastro duplicado à espera">
      Novos pares entram quando alguém cadastra, recebe uma ficha ou importa, e por “Procurar duplicados”.
    </EmptyState>
  );
}

/** "Unificação de cadastros": the queue of those that may be one person, the likeliest first. */
export function Page() {
  const waiting = useWaiting().filter(({ path }) => path === '/unificacao');
  const [asked, setFilters] = useUrlFilters(NO_FILTERS, ['lista']);
  // With no list asked for, the one where something waits.
  const filters = { ...asked, lista: asked.lista || (waiting[0]?.id ?? LISTS[0].value) };
  const query = queryOf(filters);
  const list = usePagedRoute(listDuplicatesContract, { query });
  const scan = useScan();
  const total = list.query.data?.total;
  const countOf = (list: string) => {
    const count = waiting.find(({ id }) => id === list)?.count;
    return count === undefined ? {} : { count };
  };
  return (
    <Frame
      title="Unificação de cadastros"
      actions={
        <>
          {total?.count === 0 ? null : (
            <ButtonAnchor
              icon={IconDownload}
              href={callUrl(exportDuplicatesContract.path, { query })}
              download
            >
              Exportar cadastros duplicados
            </ButtonAnchor>
          )}
          {scan.button}
        </>
      }
    >
      <UnificationTabs current="Fila" />
      {scan.panel}
      <FilterBar
        aside={
          <span className="caption text-3" role="status">
            {total ? `${formatCount(total, 'par', 'pares')}. ` : ''}
            {scan.last}
          </span>
        }
      >
        {LISTS.map(({ value, label }) => (
          <FilterChip
            key={value}
            label={label}
            {...countOf(value)}
            active={filters.lista === value}
            onToggle={() => setFilters({ lista: value })}
          />
        ))}
        <QueueFilterPanel filters={filters} onChange={setFilters} />
      </FilterBar>
      <ListCard label="os cadastros duplicados" list={list} empty={<Nobody filters={filters} />}>
        {(rows) => <Pairs rows={rows} list={list} filters={filters} />}
      </ListCard>
    </Frame>
  );
}

import { titleCaseName } from '@pec-aberto/brazil';
import { useQueryClient } from '@tanstack/react-query';
import { IconInbox, IconSearch } from '@tabler/icons-react';
import type { RouteOutput } from '#platform/contract/route';
import {
  ButtonAnchor,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  formatDateTime,
  formatNumber,
  routeKey,
  SearchBox,
  TwoLines,
  useAccess,
  useJobEvents,
  usePagedRoute,
  useUrlFilters,
} from '#ui/index';
import { listLotesContract } from '../contract.ts';
import { ReceptionFrame } from './reception-frame.tsx';

type Lote = RouteOutput<typeof listLotesContract>['rows'][number];

const ORIGINS = { file: 'Arquivo', online: 'Online', api: 'Sistema de terceiros' } as const;

/** A person's name as people write it; an installation's as it was given. */
function senderText(responsible: string | null, origin: Lote['origin']): string {
  if (responsible === null) return 'Linha de comando';
  return origin === 'file' ? titleCaseName(responsible) : responsible;
}

const counted = (key: 'valid' | 'invalid' | 'repeated' | 'held' | 'total', title: string): Column<Lote> => ({
  key,
  title,
  align: 'right',
  cell: (lote) => (lote[key] === 0 ? <span className="text-3">–</span> : formatNumber(lote[key])),
});

const COLUMNS: readonly Column<Lote>[] = [
  {
    key: 'lote',
    title: 'Lote',
    cell: ({ number, fileName, finished }) => (
      <TwoLines
        first={number === null ? 'Sem número' : formatNumber(number)}
        second={finished ? fileName : `${fileName} · recebimento não terminou`}
      />
    ),
  },
  {
    key: 'responsible',
    title: 'Responsável pelo envio',
    cell: ({ responsible, origin }) => (
      <TwoLines first={senderText(responsible, origin)} second={ORIGINS[origin]} />
    ),
  },
  {
    key: 'date',
    title: 'Data',
    className: 'nowrap',
    cell: ({ receivedAt }) => formatDateTime(receivedAt),
  },
  counted('valid', 'Válidas'),
  counted('invalid', 'Inválidas'),
  counted('repeated', 'Repetidas'),
  counted('held', 'Retidas'),
  counted('total', 'Total'),
];

/** The official CSV; there is none where every ficha entered. */
function Report({ lote: { id, invalid, repeated, fileName } }: { lote: Lote }) {
  if (invalid + repeated === 0) return <span className="text-3">Sem inconsistências</span>;
  return (
    <ButtonAnchor
      href={`/api/lotes/${id}/inconsistencies.csv`}
      size="small"
      aria-label={`Relatório de inconsistências de ${fileName}`}
    >
      Inconsistências
    </ButtonAnchor>
  );
}

/** "Recebimento": lots that came, and what became of their fichas. */
export function Page() {
  const client = useQueryClient();
  const isAdmin = useAccess().kind === 'municipal-admin';
  const [{ busca }, setFilters] = useUrlFilters({ busca: '' });
  useJobEvents(() => void client.invalidateQueries({ queryKey: routeKey(listLotesContract) }));
  const list = usePagedRoute(listLotesContract, {
    query: { limit: 20, ...(busca ? { search: busca } : {}) },
  });
  return (
    <ReceptionFrame grouping="Lote">
      <section className="column gap-12" aria-labelledby="lotes">
        <FilterBar
          aside={
            <SearchBox
              label="Lote, arquivo ou responsável"
              value={busca}
              onSearch={(text) => setFilters({ busca: text })}
            />
          }
        >
          <h2 id="lotes">Lotes recebidos</h2>
        </FilterBar>
        <DataTable
          label="os lotes recebidos"
          columns={COLUMNS}
          list={list}
          rowKey={({ id }) => id}
          rowName={({ fileName }) => fileName}
          main={(lote) => <Report lote={lote} />}
          more={(lote) =>
            lote.finished && lote.responsible !== null
              ? [{ label: 'Baixar recibo', run: () => location.assign(`/api/lotes/${lote.id}/receipt.zip`) }]
              : []
          }
          empty={
            busca ? (
              <EmptyState icon={IconSearch} title={`Nenhum lote com “${busca}”`}>
                Procure pelo número do lote, pelo nome do arquivo ou por quem o enviou.
              </EmptyState>
            ) : (
              <EmptyState icon={IconInbox} title="Nenhum lote recebido ainda">
                {isAdmin
                  ? 'Importe acima o .zip de um lote de fichas.'
                  : 'Os lotes que o administrador do município importar aparecem aqui.'}
              </EmptyState>
            )
          }
        />
      </section>
    </ReceptionFrame>
  );
}

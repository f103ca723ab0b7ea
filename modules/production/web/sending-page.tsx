import { IconDownload, IconPackageExport, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  Button,
  ButtonAnchor,
  type Column,
  ConfirmDialog,
  DataTable,
  EmptyState,
  ErrorState,
  FilterBar,
  formatCount,
  formatDateTime,
  formatNumber,
  routeKey,
  SearchBox,
  showToast,
  Skeleton,
  useAccess,
  useAction,
  usePagedRoute,
  useRoute,
  useUrlFilters,
} from '#ui/index';
import { generateLoteContract, getSendingContract, listGeneratedLotesContract } from '../contract.ts';
import { CompetenciaCard } from './competencia-card.tsx';
import { TransmissionFrame } from './frame.tsx';
import { changeIn, fileOf, type GeneratedLote, LoteState, numberOf } from './lote-state.tsx';
import { ReadReceipt } from './read-receipt.tsx';
import { type Sending, SendingSummary, whereItGoes } from './sending-summary.tsx';

const COLUMNS: readonly Column<GeneratedLote>[] = [
  {
    key: 'number',
    title: 'Lote',
    cell: (lote) => (
      <Link className="strong" to="/transmissao-de-dados/lotes/$id" params={{ id: lote.id }}>
        {numberOf(lote)}
      </Link>
    ),
  },
  { key: 'state', title: 'Situação de envio', cell: (lote) => <LoteState lote={lote} /> },
  {
    key: 'date',
    title: 'Data de criação',
    className: 'nowrap',
    cell: ({ createdAt }) => formatDateTime(createdAt),
  },
  { key: 'fichas', title: 'Fichas', align: 'right', cell: ({ fichas }) => formatNumber(fichas) },
];

function whatEnters({ unsent }: Sending): string {
  if (unsent === 0) return 'Todas as fichas aceitas já estão em algum lote: não há o que gerar agora.';
  if (unsent === 1) return '1 ficha aceita ainda não está em nenhum lote, e entra neste.';
  return `${formatNumber(unsent)} fichas aceitas ainda não estão em nenhum lote. Todas entram neste.`;
}

/** "Gerar novo lote", once that was asked. */
function Generate({ sending }: { sending: Sending }) {
  const client = useQueryClient();
  const generate = useAction(generateLoteContract);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="primary" icon={IconPlus} onClick={() => setAsking(true)}>
        Gerar novo lote
      </Button>
      {asking ? (
        <ConfirmDialog
          title="Gerar novo lote"
          confirm="Gerar lote"
          onConfirm={async () => {
            const { number, fichas } = await generate.mutateAsync({});
            showToast(`Lote ${number} gerado, com ${formatCount({ count: fichas }, 'ficha', 'fichas')}.`);
            for (const contract of [getSendingContract, listGeneratedLotesContract]) {
              void client.invalidateQueries({ queryKey: routeKey(contract) });
            }
          }}
          onClose={() => setAsking(false)}
        >
          <p>{whatEnters(sending)}</p>
          {sending.unsent > 0 ? <p>{whereItGoes(sending)}</p> : null}
        </ConfirmDialog>
      ) : null}
    </>
  );
}

/** "Envio": lots that go up, and what became of each. */
export function Page() {
  const isAdmin = useAccess().kind === 'municipal-admin';
  const [{ busca }, setFilters] = useUrlFilters({ busca: '' });
  const sending = useRoute(getSendingContract, {});
  const goesByItself = (sending.data?.destinations ?? []).length > 0;
  const list = usePagedRoute(
    listGeneratedLotesContract,
    { query: busca ? { search: busca } : {} },
    { refetchInterval: ({ rows }) => goesByItself && changeIn(rows.filter(({ training }) => !training)) },
  );
  return (
    <TransmissionFrame
      tab="Envio"
      actions={isAdmin && sending.data ? <Generate sending={sending.data} /> : null}
    >
      {sending.data ? (
        <>
          <SendingSummary sending={sending.data} edit={isAdmin} />
          {sending.data.training ? null : <CompetenciaCard competencia={sending.data.competencia} />}
        </>
      ) : sending.isError ? (
        <ErrorState what="a situação do envio" error={sending.error} onRetry={() => void sending.refetch()} />
      ) : (
        <Skeleton rows={3} />
      )}
      <section className="column gap-12" aria-labelledby="lotes">
        <FilterBar
          aside={
            <SearchBox
              label="Número do lote"
              value={busca}
              onSearch={(text) => setFilters({ busca: text })}
            />
          }
        >
          <h2 id="lotes">Lotes gerados para envio</h2>
        </FilterBar>
        <DataTable
          label="os lotes gerados"
          columns={COLUMNS}
          list={list}
          rowKey={({ id }) => id}
          rowName={(lote) => `lote ${numberOf(lote)}`}
          {...(isAdmin
            ? {
                main: (lote: GeneratedLote) => (
                  <ButtonAnchor
                    href={fileOf(lote)}
                    size="small"
                    icon={IconDownload}
                    aria-label={`Salvar em arquivo o lote ${numberOf(lote)}`}
                  >
                    Salvar em arquivo
                  </ButtonAnchor>
                ),
              }
            : {})}
          empty={
            busca ? (
              <EmptyState icon={IconSearch} title={`Nenhum lote de número ${busca}`}>
                Confira o número, ou limpe a busca para ver todos.
              </EmptyState>
            ) : (
              <EmptyState icon={IconPackageExport} title="Nenhum lote gerado ainda">
                As fichas aceitas entram num lote no horário, ou quando você gerar um.
              </EmptyState>
            )
          }
        />
      </section>
      {isAdmin ? <ReadReceipt /> : null}
    </TransmissionFrame>
  );
}

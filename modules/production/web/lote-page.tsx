import { IconDownload } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { titleCaseName } from '@pec-aberto/brazil';
import type { RouteOutput } from '#platform/contract/route';
import {
  ButtonAnchor,
  Card,
  type Column,
  ErrorState,
  Facts,
  formatDateTime,
  formatNumber,
  Page as Frame,
  SimpleTable,
  Skeleton,
  useAccess,
  useRoute,
} from '#ui/index';
import { getGeneratedLoteContract } from '../contract.ts';
import { DeliveriesCard } from './deliveries-card.tsx';
import { changeIn, fileOf, LoteState, numberOf } from './lote-state.tsx';
import { REASONS } from './reasons.tsx';
import { SendNow } from './send-now.tsx';

type Lote = RouteOutput<typeof getGeneratedLoteContract>;
type Receipt = Lote['receipts'][number];

const FORMS: readonly Column<Lote['forms'][number]>[] = [
  { key: 'title', title: 'Tipo de ficha', cell: ({ title }) => title },
  { key: 'fichas', title: 'Quantidade', align: 'right', cell: ({ fichas }) => formatNumber(fichas) },
];
const SAVINGS: readonly Column<Lote['savings'][number]>[] = [
  {
    key: 'by',
    title: 'Salvo por',
    cell: ({ savedBy }) => (savedBy ? titleCaseName(savedBy) : 'Linha de comando'),
  },
  { key: 'at', title: 'Salvo em', className: 'nowrap', cell: ({ savedAt }) => formatDateTime(savedAt) },
];
/** What a receiver made of the lot, and why it refused some. */
function ReceiptCard({ receipt }: { receipt: Receipt }) {
  const { receiver, judgedAt, valid, invalid, repeated, held, refusals } = receipt;
  const more = invalid - refusals.length;
  return (
    <Card title={receiver} note={`recebeu em ${formatDateTime(judgedAt)}`}>
      <div className="column gap-12">
        <Facts
          facts={[
            { label: 'Válidas', value: formatNumber(valid) },
            { label: 'Repetidas', value: formatNumber(repeated) },
            { label: 'Retidas', value: formatNumber(held) },
            { label: 'Recusadas', value: formatNumber(invalid) },
          ]}
        />
        {refusals.length > 0 ? (
          <SimpleTable
            label={`Fichas recusadas por ${receiver}`}
            columns={REASONS}
            rows={refusals}
            rowKey={({ uuid, entry }) => `${uuid} ${entry}`}
          />
        ) : null}
        {more > 0 ? <p className="text-2">{`E mais ${formatNumber(more)} recusadas.`}</p> : null}
      </div>
    </Card>
  );
}

function Whole({ lote }: { lote: Lote }) {
  return (
    <>
      <Card title="Situação de envio" action={<LoteState lote={lote} />}>
        <div className="column gap-12">
          <Facts
            facts={[
              { label: 'Data de criação', value: formatDateTime(lote.createdAt) },
              { label: 'Fichas', value: formatNumber(lote.fichas) },
            ]}
          />
          <SimpleTable
            label="Fichas por tipo"
            columns={FORMS}
            rows={lote.forms}
            rowKey={({ title }) => title}
          />
        </div>
      </Card>
      <DeliveriesCard lote={lote} />
      {lote.receipts.map((receipt) => (
        <ReceiptCard key={receipt.id} receipt={receipt} />
      ))}
      <Card title="Arquivo salvo">
        {lote.savings.length > 0 ? (
          <SimpleTable
            label="Arquivo salvo"
            columns={SAVINGS}
            rows={lote.savings}
            rowKey={({ savedAt }) => savedAt}
          />
        ) : (
          <p className="text-2">Ninguém salvou este lote em arquivo.</p>
        )}
      </Card>
    </>
  );
}

/** "Lote 4237": what it has, where it went, and what receivers said of it. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const isAdmin = useAccess().kind === 'municipal-admin';
  const {
    data: lote,
    isError,
    error,
    refetch,
  } = useRoute(
    getGeneratedLoteContract,
    { params: { id } },
    { refetchInterval: ({ deliveries }) => changeIn(deliveries.filter(({ active }) => active)) },
  );
  const title = lote ? `Lote ${numberOf(lote)}` : 'Lote';
  return (
    <Frame
      title={title}
      crumbs={[{ label: 'Transmissão de dados', to: '/transmissao-de-dados' }, { label: title }]}
      actions={
        lote && isAdmin ? (
          <>
            <ButtonAnchor icon={IconDownload} href={fileOf(lote)}>
              Salvar em arquivo
            </ButtonAnchor>
            {lote.training || lote.elsewhere ? null : <SendNow id={lote.id} number={lote.number} />}
          </>
        ) : null
      }
    >
      {lote ? (
        <Whole lote={lote} />
      ) : isError ? (
        <ErrorState what="o lote" error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Frame>
  );
}

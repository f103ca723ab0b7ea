import type { RouteOutput } from '#platform/contract/route';
import {
  Card,
  type Column,
  formatCount,
  formatDateTime,
  formatNumber,
  SimpleTable,
  StatusMark,
  type StatusShape,
  TwoLines,
} from '#ui/index';
import type { getGeneratedLoteContract } from '../contract.ts';
import { REASONS } from './reasons.tsx';

type Lote = RouteOutput<typeof getGeneratedLoteContract>;
type Delivery = Lote['deliveries'][number];
type Exception = Delivery['exceptions'][number];

/** The national one has no row of its own: nothing ever goes there by network. */
type Row = Delivery | 'national';

const STATES: Record<Delivery['state'], StatusShape> = {
  waiting: 'attention',
  scheduled: 'attention',
  sending: 'running',
  sent: 'done',
  failed: 'failed',
};

function labelOf({ state, nextAt, done, steps }: Delivery): string {
  if (state === 'waiting') return 'Aguardando envio';
  if (state === 'scheduled') return nextAt ? `Agendado para ${formatDateTime(nextAt)}` : 'Agendado';
  if (state === 'sending')
    return steps ? `Enviando, ${formatNumber(done)} de ${formatNumber(steps)}` : 'Enviando';
  return state === 'sent' ? 'Enviado' : 'Erro no envio';
}

/** Why, and what happens next. */
function detailOf({ active, state, message, nextAt }: Delivery): string {
  if (state === 'sent') return '';
  if (!active) return 'A instalação foi inativada ou excluída: nada mais vai para ela.';
  const again = state === 'failed' && nextAt ? `Tenta de novo sozinho em ${formatDateTime(nextAt)}.` : '';
  return [message, again].filter(Boolean).join(' ');
}

function Status({ of }: { of: Delivery }) {
  const shape = of.active || of.state === 'sent' ? STATES[of.state] : 'none';
  const mark = <StatusMark shape={shape}>{labelOf(of)}</StatusMark>;
  const detail = detailOf(of);
  return detail ? <TwoLines first={mark} second={detail} /> : mark;
}

const NOTHING = <span className="text-3">–</span>;
const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'destination',
    title: 'Instalação de destino',
    cell: (row) =>
      row === 'national' ? (
        <span className="strong">Centralizador Nacional</span>
      ) : (
        <>
          <span className="strong">{row.destination}</span>{' '}
          {row.active ? null : <span className="tag">Inativa</span>}
        </>
      ),
  },
  {
    key: 'state',
    title: 'Status de envio',
    cell: (row) =>
      row === 'national' ? (
        <span className="text-2">Protocolo não publicado. Salve em arquivo.</span>
      ) : (
        <Status of={row} />
      ),
  },
  {
    key: 'sent',
    title: 'Data de envio',
    className: 'nowrap',
    cell: (row) => (row !== 'national' && row.sentAt ? formatDateTime(row.sentAt) : NOTHING),
  },
];

const KINDS: Record<Exception['kind'], string> = {
  kept: 'Guardada aqui',
  reduced: 'Foi sem esta parte',
  refused: 'Recusada',
};
const EXCEPTIONS: readonly Column<Exception>[] = [
  ...REASONS,
  { key: 'kind', title: 'O que houve', className: 'nowrap', cell: ({ kind }) => KINDS[kind] },
];

/** Fichas that did not go whole to a destination, and why. */
function Exceptions({ of: { destination, kept, exceptions } }: { of: Delivery }) {
  if (exceptions.length === 0) return null;
  return (
    <div className="column gap-12">
      <p>
        <strong>{destination}</strong>
        {kept > 0
          ? `: ${formatCount({ count: kept }, 'ficha espera', 'fichas esperam')} aqui, porque o layout que o destino lê não as comporta. Vão sozinhas quando ele ler um mais novo.`
          : ': fichas que não foram inteiras.'}
      </p>
      <SimpleTable
        label={`Fichas que não foram inteiras a ${destination}`}
        columns={EXCEPTIONS}
        rows={exceptions}
        rowKey={({ kind, entry }) => `${kind} ${entry}`}
      />
    </div>
  );
}

/** "Envio on-line": where the lot goes by network, and how far it is. */
export function DeliveriesCard({ lote: { training, deliveries } }: { lote: Lote }) {
  if (training) {
    return (
      <Card title="Envio on-line">
        <p className="text-2">Um lote de treinamento não é transmitido.</p>
      </Card>
    );
  }
  return (
    <Card title="Envio on-line">
      <div className="column gap-12">
        <SimpleTable
          label="Envio on-line"
          columns={COLUMNS}
          rows={['national', ...deliveries]}
          rowKey={(row) => (row === 'national' ? row : row.id)}
        />
        {deliveries.length === 0 ? (
          <p className="text-2">
            Nenhum destino recebe este lote pela rede. Se um for adicionado depois, use “Enviar agora”.
          </p>
        ) : null}
        {deliveries.map((delivery) => (
          <Exceptions key={delivery.id} of={delivery} />
        ))}
      </div>
    </Card>
  );
}

import { titleCasePlace } from '@pec-aberto/brazil';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import {
  Button,
  type CallInput,
  type Column,
  DataTable,
  EmptyState,
  formatDateTime,
  TwoLines,
  usePagedRoute,
} from '#ui/index';
import { listEvents } from '../contract.ts';
import { EventDialog } from './event-dialog.tsx';
import type { AuditEventView } from './event-shape.ts';

const COLUMNS: readonly Column<AuditEventView>[] = [
  {
    key: 'event',
    title: 'Evento',
    cell: ({ at, label }) => <TwoLines first={label} second={formatDateTime(at)} />,
  },
  { key: 'user', title: 'Usuário gerador', cell: ({ user }) => titleCasePlace(user) },
  {
    key: 'record',
    title: 'Registro afetado',
    cell: ({ record }) => <span className="audit-record">{record || '–'}</span>,
  },
  {
    key: 'ip',
    title: 'Componente gerador',
    cell: ({ ip }) => <span className="numeric nowrap">{ip ?? '–'}</span>,
  },
  {
    key: 'detail',
    title: 'Detalhes do evento',
    cell: ({ detail }) => <span className="audit-detail">{detail}</span>,
  },
];

/** The events of the municipality that match, the newest first. */
export function EventsTable({
  query,
  onClear,
}: {
  query: NonNullable<CallInput<typeof listEvents>['query']>;
  onClear: () => void;
}) {
  const list = usePagedRoute(listEvents, { query });
  const [opened, setOpened] = useState<AuditEventView | null>(null);
  return (
    <>
      <DataTable
        label="os eventos da trilha"
        columns={COLUMNS}
        list={list}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.label}, ${formatDateTime(row.at)}`}
        main={(row) => (
          <Button size="small" onClick={() => setOpened(row)}>
            Detalhes
          </Button>
        )}
        empty={
          <EmptyState
            icon={IconSearch}
            title="Nenhum registro encontrado"
            action={<Button onClick={onClear}>Limpar filtros</Button>}
          >
            Nenhum evento do período tem tudo o que foi pedido.
          </EmptyState>
        }
      />
      {opened ? <EventDialog event={opened} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

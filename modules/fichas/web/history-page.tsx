import { titleCasePlace } from '@pec-aberto/brazil';
import { IconFileText } from '@tabler/icons-react';
import {
  type Column,
  DataTable,
  EmptyState,
  formatDateTime,
  StatusMark,
  type StatusShape,
  usePagedRoute,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { CitizenFrame } from '#modules/citizens/web/index';
import { ChartGate } from '#modules/record-access/web/parts';
import { getChartHistoryContract } from '../contract.ts';

type Entry = RouteOutput<typeof getChartHistoryContract>['rows'][number];

const OUTCOMES: Record<Entry['outcome'], { shape: StatusShape; label: string }> = {
  applied: { shape: 'done', label: 'Aplicado ao cadastro' },
  older: { shape: 'none', label: 'Mais antigo que o aplicado' },
  review: { shape: 'attention', label: 'Em revisão' },
  refused: { shape: 'failed', label: 'Recusado' },
  discarded: { shape: 'none', label: 'Descartado' },
};

const COLUMNS: readonly Column<Entry>[] = [
  { key: 'kind', title: 'Registro', cell: () => 'Cadastro individual' },
  {
    key: 'filledAt',
    title: 'Preenchido em',
    cell: ({ filledAt }) => (filledAt ? formatDateTime(filledAt) : '–'),
  },
  {
    key: 'unit',
    title: 'Unidade e equipe',
    cell: ({ unit, team }) => [unit && titleCasePlace(unit), team].filter(Boolean).join(' · ') || '–',
  },
  { key: 'receivedAt', title: 'Recebido em', cell: ({ receivedAt }) => formatDateTime(receivedAt) },
  {
    key: 'outcome',
    title: 'Situação',
    cell: ({ outcome }) => <StatusMark shape={OUTCOMES[outcome].shape}>{OUTCOMES[outcome].label}</StatusMark>,
  },
];

function Entries({ id }: { id: string }) {
  const list = usePagedRoute(getChartHistoryContract, { params: { id } });
  return (
    <DataTable
      label="o histórico"
      columns={COLUMNS}
      list={list}
      rowKey={({ uuid }) => uuid}
      empty={
        <EmptyState icon={IconFileText} title="Nenhuma ficha recebida deste cidadão">
          Os atendimentos aparecem aqui quando forem registrados nesta instalação.
        </EmptyState>
      }
    />
  );
}

export function Page() {
  return (
    <CitizenFrame tab="Histórico">
      {(citizen) => (
        <ChartGate citizen={citizen}>
          <Entries id={citizen.id} />
        </ChartGate>
      )}
    </CitizenFrame>
  );
}

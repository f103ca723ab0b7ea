import { IconFileText, IconLock } from '@tabler/icons-react';
import { titleCasePlace } from '@pec-aberto/brazil';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  Button,
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  formatDateTime,
  formatTime,
  Notice,
  Skeleton,
  StatusMark,
  type StatusShape,
  usePagedRoute,
  useRoute,
} from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { getChartAccessContract, getChartHistoryContract } from '../../contract/openings.ts';
import type { CitizenView } from '../form/values.ts';
import { CitizenFrame } from './frame.tsx';
import { shownName } from './head.tsx';
import { JustificationDialog } from './justification-dialog.tsx';

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

/** What of the clinical record there is, once the person said why it is opened. */
function History({ citizen }: { citizen: CitizenView }) {
  const { id } = citizen;
  const navigate = useNavigate();
  const [asking, setAsking] = useState(true);
  const { data, isError, error, refetch } = useRoute(getChartAccessContract, { params: { id } });
  if (!data) {
    return isError ? (
      <ErrorState what="o histórico" error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={5} />
    );
  }
  if (data.open) {
    return (
      <>
        {data.openedAt ? (
          <Notice>
            Prontuário aberto fora de atendimento às {formatTime(data.openedAt)}: {data.justification}
          </Notice>
        ) : null}
        <Entries id={id} />
      </>
    );
  }
  if (data.hidden !== null) {
    return (
      <EmptyState icon={IconLock} title="Prontuário não compartilhado com esta unidade">
        {data.hidden}
      </EmptyState>
    );
  }
  return (
    <>
      <EmptyState
        icon={IconLock}
        title="O prontuário pede uma justificativa"
        action={
          <Button look="primary" onClick={() => setAsking(true)}>
            Justificar e abrir
          </Button>
        }
      >
        Fora de um atendimento, quem abre diz por quê.
      </EmptyState>
      {asking ? (
        <JustificationDialog
          id={id}
          name={shownName(citizen)}
          onClose={() => {
            setAsking(false);
            void navigate({ to: '/cidadao/$id', params: { id } });
          }}
        />
      ) : null}
    </>
  );
}

export function Page() {
  return <CitizenFrame tab="Histórico">{(citizen) => <History citizen={citizen} />}</CitizenFrame>;
}

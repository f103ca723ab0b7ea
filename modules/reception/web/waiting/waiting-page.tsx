import { shortAge } from '@pec-aberto/clinical';
import {
  IconCalendarPlus,
  IconEye,
  IconPencil,
  IconSearch,
  IconTrash,
  IconUser,
  IconUserPlus,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatPhone } from '@pec-aberto/brazil';
import { useHanded } from '#modules/citizens/web/index';
import { useRights } from '#modules/citizens/web/parts';
import {
  Button,
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  formatDate,
  Page as Frame,
  type Picked,
  type RowAction,
  Skeleton,
  TwoLines,
  useRoute,
  useShortcuts,
} from '#ui/index';
import { getListChoices } from '../../contract.ts';
import type { WaitingRequest } from '../../contract/waiting.ts';
import { type Choices, teamName } from '../words.ts';
import { AddDialog } from './add-dialog.tsx';
import { BookDialog } from './book-dialog.tsx';
import { daysWaiting, timesText } from './days-waiting.ts';
import { DetailsDialog } from './details-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { type Asked, NOTHING_ASKED, useChosen, useWaiting, useWaitingRights } from './use-waiting.ts';
import { WaitingFilters } from './waiting-filters.tsx';
import { careText, citizenName, isOwn, originText } from './words.ts';
import './waiting.css';

type Act = 'book' | 'details' | 'edit' | 'remove';
type Asking = { act: Act; request: WaitingRequest };

function Citizen({ request, today }: { request: WaitingRequest; today: string }) {
  const { birthDate, phone, deceased } = request.citizen;
  const age = deceased ? '' : shortAge(birthDate, today);
  return (
    <TwoLines
      first={
        <span className="row wrap gap-6">
          {citizenName(request)}
          {deceased ? <span className="tag">Óbito</span> : null}
        </span>
      }
      second={[age, phone && formatPhone(phone)].filter(Boolean).join(' · ') || 'sem telefone'}
    />
  );
}

const columnsOf = (today: string): readonly Column<WaitingRequest>[] => [
  {
    key: 'day',
    title: 'Na lista desde',
    width: '130px',
    cell: ({ day }) => (
      <TwoLines first={<span className="numeric">{formatDate(day)}</span>} second={daysWaiting(day, today)} />
    ),
  },
  {
    key: 'citizen',
    title: 'Cidadão',
    width: '22%',
    cell: (request) => <Citizen request={request} today={today} />,
  },
  {
    key: 'care',
    title: 'Tipo de atendimento e motivo',
    cell: ({ care, reason }) => <TwoLines first={careText(care)} second={reason} />,
  },
  {
    key: 'team',
    title: 'Equipe',
    width: '13%',
    cell: ({ team }) => (team ? teamName(team) : <span className="text-3">Sem equipe</span>),
  },
  {
    key: 'origin',
    title: 'Origem',
    width: '175px',
    cell: (request) => (
      <span className="column gap-4 waiting-origin">
        <span className={isOwn(request) ? 'tag' : 'tag info'}>{originText(request.origin)}</span>
        {request.times > 1 ? <span className="caption text-3">{timesText(request.times)}</span> : null}
      </span>
    ),
  },
];

function Empty({ narrowed, onReset }: { narrowed: boolean; onReset: () => void }) {
  if (!narrowed) {
    return (
      <EmptyState icon={IconUsersGroup} title="Ninguém espera na garantia do acesso">
        Entra aqui quem hoje não pôde ser atendido nem agendado. Casos urgentes são atendidos no dia.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconSearch}
      title="Ninguém na lista com estes filtros"
      action={<Button onClick={onReset}>Voltar para padrão</Button>}
    >
      Confira a busca, o período e o tipo de atendimento.
    </EmptyState>
  );
}

const isNarrowed = (
  { text, from, to }: Asked,
  { origins, teams, addedBy, care }: ReturnType<typeof useChosen>['chosen'],
) => [text, from, to].some(Boolean) || [origins, teams, addedBy, care].some(({ length }) => length > 0);

function Dialogs({
  asking: { act, request },
  choices,
  onClose,
}: {
  asking: Asking;
  choices: Choices;
  onClose: () => void;
}) {
  if (act === 'book') return <BookDialog request={request} today={choices.today} onClose={onClose} />;
  if (act === 'edit') return <EditDialog request={request} choices={choices} onClose={onClose} />;
  const Other = act === 'remove' ? RemoveDialog : DetailsDialog;
  return <Other request={request} onClose={onClose} />;
}

/** Keys that act on the row in focus. */
function useRowShortcuts(
  rows: readonly WaitingRequest[],
  manage: boolean,
  ask: (asking: Asking) => void,
): void {
  const press = (act: Act) => {
    const row = document.activeElement?.closest<HTMLElement>('[data-row]');
    const request = rows.find(({ id }) => id === row?.dataset['row']);
    if (request && (act === 'details' || isOwn(request))) ask({ act, request });
  };
  useShortcuts([
    { keys: 'D', label: 'Ver detalhes do pedido', run: () => press('details') },
    ...(manage ? [{ keys: 'E', label: 'Editar o pedido', run: () => press('edit') }] : []),
  ]);
}

function Listed({ choices }: { choices: Choices }) {
  const { chosen, choose, reset } = useChosen();
  const [asked, setAsked] = useState<Asked>(NOTHING_ASKED);
  const list = useWaiting(chosen, asked);
  const rows = list.query.data?.rows ?? [];
  const { manage, book } = useWaitingRights();
  const { view } = useRights();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Asking | null>(null);
  useRowShortcuts(rows, manage, setAsking);
  const resetAll = () => {
    reset();
    setAsked(NOTHING_ASKED);
  };
  const moreOf = (request: WaitingRequest): RowAction[] => {
    const act = (name: Act) => () => setAsking({ act: name, request });
    const own = manage && isOwn(request);
    return [
      ...(book ? [{ label: 'Ver detalhes', icon: IconEye, keys: 'D', run: act('details') }] : []),
      ...(own ? [{ label: 'Editar', icon: IconPencil, keys: 'E', run: act('edit') }] : []),
      ...(view
        ? [
            {
              label: 'Ver o cadastro do cidadão',
              icon: IconUser,
              run: () => void navigate({ to: '/cidadao/$id', params: { id: request.citizen.id } }),
            },
          ]
        : []),
      ...(own ? [{ label: 'Remover da lista', icon: IconTrash, danger: true, run: act('remove') }] : []),
    ];
  };
  return (
    <>
      <WaitingFilters
        choices={choices}
        chosen={chosen}
        asked={asked}
        onChoose={choose}
        onAsk={setAsked}
        onReset={resetAll}
      />
      <div className="waiting-list">
        <DataTable
          label="a garantia do acesso"
          columns={columnsOf(choices.today)}
          list={list}
          rowKey={({ id }) => id}
          rowName={citizenName}
          main={(request) => (
            <Button
              size="small"
              look="soft"
              icon={book ? IconCalendarPlus : IconEye}
              onClick={() => setAsking({ act: book ? 'book' : 'details', request })}
            >
              {book ? 'Agendar' : 'Ver detalhes'}
            </Button>
          )}
          more={moreOf}
          empty={<Empty narrowed={isNarrowed(asked, chosen)} onReset={resetAll} />}
        />
      </div>
      {asking ? (
        <Dialogs
          // As the list has it now: another desk may have changed it under the dialog.
          asking={{ ...asking, request: rows.find(({ id }) => id === asking.request.id) ?? asking.request }}
          choices={choices}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>
  );
}

/** "Garantia do acesso": who could neither be attended nor booked, from the oldest request to the newest. */
export function Page() {
  const { data, error, isError, refetch } = useRoute(getListChoices, {});
  const { manage } = useWaitingRights();
  const [adding, setAdding] = useState<{ citizen: Picked | null } | null>(null);
  const add = () => setAdding({ citizen: null });
  useHanded('/garantia-do-acesso', (citizen) => {
    if (manage) setAdding({ citizen });
  });
  useShortcuts(manage ? [{ keys: 'N', label: 'Adicionar cidadão', run: add, group: 'Listas' }] : []);
  return (
    <Frame
      title="Garantia do acesso"
      actions={
        manage ? (
          <Button look="primary" icon={IconUserPlus} keys="N" onClick={add}>
            Adicionar cidadão
          </Button>
        ) : null
      }
    >
      {data ? <Listed choices={data} /> : null}
      {data && adding ? (
        <AddDialog choices={data} citizen={adding.citizen} onClose={() => setAdding(null)} />
      ) : null}
      {!data && isError ? (
        <div className="card">
          <ErrorState what="a garantia do acesso" error={error} onRetry={() => void refetch()} />
        </div>
      ) : null}
      {data || isError ? null : (
        <div className="card">
          <Skeleton rows={6} label="Carregando a garantia do acesso" />
        </div>
      )}
    </Frame>
  );
}

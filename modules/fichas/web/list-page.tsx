import { titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { IconFileCheck } from '@tabler/icons-react';
import {
  Button,
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  FilterChip,
  formatDate,
  formatDateTime,
  Page as Frame,
  problemSentence,
  showToast,
  StatusMark,
  TwoLines,
  useAction,
  usePagedRoute,
  useUrlFilters,
} from '#ui/index';
import { listFcisContract, reopenFciContract } from '../contract.ts';
import { useRefresh } from '#modules/citizens/web/parts';
import { type Ficha, OUTCOMES } from './words.ts';

const LISTS = [
  { value: 'espera', label: 'À espera', state: 'waiting' },
  { value: 'conferidas', label: 'Conferidas', state: 'decided' },
] as const;

const PERSON: Column<Ficha> = {
  key: 'name',
  title: 'Pessoa da ficha',
  width: '24%',
  cell: ({ name, birthDate }) => (
    <TwoLines
      first={name ? titleCaseName(name) : 'Sem nome'}
      second={birthDate ? `Nasc. ${formatDate(birthDate)}` : 'sem data de nascimento'}
    />
  ),
};
const PLACE: Column<Ficha> = {
  key: 'unit',
  title: 'Unidade e equipe',
  cell: ({ unit, team }) => <TwoLines first={unit ? titleCasePlace(unit) : '–'} second={team} />,
};

const WAITING: readonly Column<Ficha>[] = [
  PERSON,
  PLACE,
  {
    key: 'filledAt',
    title: 'Preenchida em',
    className: 'nowrap',
    cell: ({ filledAt }) => (filledAt ? formatDateTime(filledAt) : '–'),
  },
  { key: 'reason', title: 'Por que espera', cell: ({ reason }) => reason },
];
const DECIDED: readonly Column<Ficha>[] = [
  PERSON,
  PLACE,
  {
    key: 'decidedAt',
    title: 'Conferida',
    className: 'nowrap',
    cell: ({ decidedAt, decidedBy }) => (
      <TwoLines
        first={decidedAt ? formatDateTime(decidedAt) : '–'}
        second={decidedBy ? titleCaseName(decidedBy) : 'Linha de comando'}
      />
    ),
  },
  {
    key: 'outcome',
    title: 'O que se decidiu',
    cell: ({ outcome, decisionReason }) => (
      <TwoLines
        first={<StatusMark shape={OUTCOMES[outcome].shape}>{OUTCOMES[outcome].label}</StatusMark>}
        second={decisionReason}
      />
    ),
  },
];

/** Puts a discarded ficha back among those that wait. */
function Reopen({ ficha }: { ficha: Ficha }) {
  const refresh = useRefresh();
  const { mutateAsync, isPending } = useAction(reopenFciContract);
  async function reopen(): Promise<void> {
    try {
      await mutateAsync({ params: { id: ficha.id } });
      showToast('A ficha voltou para a revisão.');
    } catch (error) {
      showToast(problemSentence(error));
    }
    await refresh();
  }
  return (
    <Button size="small" look="text" busy={isPending && 'Devolvendo…'} onClick={() => void reopen()}>
      Devolver à revisão
    </Button>
  );
}

function Main({ ficha }: { ficha: Ficha }) {
  if (ficha.outcome === 'review') {
    return (
      <ButtonLink to="/fichas-em-revisao/$id" params={{ id: ficha.id }} size="small">
        Conferir
      </ButtonLink>
    );
  }
  if (ficha.outcome === 'discarded') return <Reopen ficha={ficha} />;
  return ficha.citizenId ? (
    <ButtonLink to="/cidadao/$id" params={{ id: ficha.citizenId }} look="text" size="small">
      Abrir cadastro
    </ButtonLink>
  ) : null;
}

/** "Fichas em revisão": received cadastros individuais that somebody has to look at, and what was decided. */
export function Page() {
  const [{ lista }, setFilters] = useUrlFilters({ lista: 'espera' });
  const { state } = LISTS.find(({ value }) => value === lista) ?? LISTS[0];
  const list = usePagedRoute(listFcisContract, { query: { state } });
  const waiting = state === 'waiting';
  return (
    <Frame title="Fichas em revisão">
      <FilterBar>
        {LISTS.map(({ value, label }) => (
          <FilterChip
            key={value}
            label={label}
            active={lista === value}
            onToggle={() => setFilters({ lista: value })}
          />
        ))}
      </FilterBar>
      <DataTable
        label="as fichas em revisão"
        columns={waiting ? WAITING : DECIDED}
        list={list}
        rowKey={({ id }) => id}
        main={(ficha) => <Main ficha={ficha} />}
        empty={
          waiting ? (
            <EmptyState icon={IconFileCheck} title="Nenhuma ficha espera conferência">
              As fichas recebidas entram sozinhas no cadastro. Só vem para cá aquela de que não se sabe de
              quem é.
            </EmptyState>
          ) : (
            <EmptyState title="Nenhuma ficha conferida ainda" />
          )
        }
      />
    </Frame>
  );
}

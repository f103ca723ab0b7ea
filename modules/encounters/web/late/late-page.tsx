import { shortAge } from '@pec-aberto/clinical';
import { labelOf } from '#platform/contract/choices';
import { sentenceCase, titleCaseName } from '@pec-aberto/brazil';
import { IconBan, IconClockEdit, IconEye, IconPencil, IconUserPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  Button,
  callApi,
  type Column,
  ConfirmDialog,
  DataTable,
  EmptyState,
  formatDate,
  Notice,
  Page as Frame,
  problemSentence,
  type RowAction,
  StatusMark,
  type StatusShape,
  TwoLines,
  useShortcuts,
} from '#ui/index';
import { PLACES } from '../../contract/codes.ts';
import {
  cancelLate,
  LATE_DAYS,
  LATE_REASONS,
  LATE_STATES,
  type LateEntry,
  startLate,
} from '../../contract/late.ts';
import { AddLateDialog, ChangeLateDialog } from './late-dialog.tsx';
import { LateFilters } from './late-filters.tsx';
import { type Asked, NOTHING_ASKED, useChosen, useLate, useReadAgain } from './use-late.ts';

const nameOf = ({ citizen }: LateEntry): string => titleCaseName(citizen.name);

const SHAPES: Record<LateEntry['state'], StatusShape> = {
  aguardando: 'attention',
  'em-registro': 'running',
  registrado: 'done',
  'nao-registrado': 'none',
};
const HINDRANCES = {
  expirado: `Passou dos ${LATE_DAYS} dias`,
  ultrapassado: 'Há um atendimento mais recente',
};

const whyText = ({ reason, note }: LateEntry): string =>
  reason === null ? '' : note || labelOf(LATE_REASONS, reason);

const COLUMNS: readonly Column<LateEntry>[] = [
  {
    key: 'day',
    title: 'Atendimento',
    width: '130px',
    cell: ({ day, time }) => (
      <TwoLines first={<span className="numeric">{formatDate(day)}</span>} second={time} />
    ),
  },
  {
    key: 'citizen',
    title: 'Cidadão',
    width: '26%',
    cell: (entry) => (
      <TwoLines
        first={
          <span className="row wrap gap-6">
            {nameOf(entry)}
            {entry.citizen.deceased ? <span className="tag">Óbito</span> : null}
            {entry.scheduled ? <span className="tag">Agendado</span> : null}
          </span>
        }
        second={shortAge(entry.citizen.birthDate, entry.day)}
      />
    ),
  },
  {
    key: 'place',
    title: 'Local',
    cell: (entry) => <TwoLines first={labelOf(PLACES, entry.place)} second={whyText(entry)} />,
  },
  {
    key: 'professional',
    title: 'Profissional',
    cell: ({ professional, cbo }) => (
      <TwoLines first={titleCaseName(professional)} second={sentenceCase(cbo)} />
    ),
  },
  {
    key: 'state',
    title: 'Situação',
    cell: ({ state, hindrance }) => (
      <TwoLines
        first={<StatusMark shape={SHAPES[state]}>{labelOf(LATE_STATES, state)}</StatusMark>}
        second={hindrance ? HINDRANCES[hindrance] : ''}
      />
    ),
  },
];

type Asking = { act: 'edit' | 'cancel'; entry: LateEntry };

function CancelDialog({ entry, onClose }: { entry: LateEntry; onClose: () => void }) {
  const readAgain = useReadAgain();
  async function cancel(): Promise<void> {
    try {
      await callApi(cancelLate, { params: { id: entry.id } });
    } finally {
      void readAgain();
    }
  }
  return (
    <ConfirmDialog
      title={`Não registrar o atendimento de ${nameOf(entry)}?`}
      confirm="Não registrar"
      cancel="Manter na lista"
      danger
      onConfirm={cancel}
      onClose={onClose}
    >
      O atendimento de {formatDate(entry.day)} às {entry.time} fica como “Não registrado”, e não entra no
      prontuário.
    </ConfirmDialog>
  );
}

function Empty({ narrowed, onReset }: { narrowed: boolean; onReset: () => void }) {
  return narrowed ? (
    <EmptyState
      icon={IconClockEdit}
      title="Nenhum registro com estes filtros"
      action={<Button onClick={onReset}>Voltar para padrão</Button>}
    />
  ) : (
    <EmptyState icon={IconClockEdit} title="Nada a registrar dos últimos 7 dias">
      Atendimentos agendados fora da unidade aparecem aqui no dia. Outros, adicione: N.
    </EmptyState>
  );
}

/** What its author may do with one, besides the main act. */
function moreOf(entry: LateEntry, ask: (asking: Asking) => void): RowAction[] {
  if (!entry.own || entry.state !== 'aguardando') return [];
  return [
    ...(entry.scheduled
      ? []
      : [{ label: 'Editar', icon: IconPencil, run: () => ask({ act: 'edit', entry }) }]),
    { label: 'Não registrar', icon: IconBan, danger: true, run: () => ask({ act: 'cancel', entry }) },
  ];
}

function Main({ entry, onStart }: { entry: LateEntry; onStart: (entry: LateEntry) => void }) {
  const { state, own, hindrance, encounterId } = entry;
  const navigate = useNavigate();
  if (state === 'registrado' && encounterId) {
    const see = () => void navigate({ to: '/atendimento/$id', params: { id: encounterId } });
    return (
      <Button size="small" look="text" icon={IconEye} onClick={see}>
        Ver
      </Button>
    );
  }
  if (!own || hindrance || state === 'nao-registrado') return null;
  return (
    <Button size="small" look="soft" icon={IconClockEdit} onClick={() => onStart(entry)}>
      {state === 'em-registro' ? 'Continuar' : 'Registrar'}
    </Button>
  );
}

/** "Registro tardio de atendimento": visits of the last days that were not registered when they happened. */
export function Page() {
  const { chosen, choose, reset } = useChosen();
  const [asked, setAsked] = useState<Asked>(NOTHING_ASKED);
  const [adding, setAdding] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [refused, setRefused] = useState('');
  const list = useLate(chosen, asked);
  const readAgain = useReadAgain();
  const navigate = useNavigate();
  const add = () => setAdding(true);
  useShortcuts([{ keys: 'N', label: 'Adicionar registro tardio', run: add, group: 'Listas' }]);
  const resetAll = () => {
    reset();
    setAsked(NOTHING_ASKED);
  };
  const start = async ({ id }: LateEntry): Promise<void> => {
    setRefused('');
    try {
      const encounter = await callApi(startLate, { params: { id } });
      await navigate({ to: '/atendimento/$id', params: { id: encounter.id } });
    } catch (error) {
      setRefused(problemSentence(error));
      void readAgain();
    }
  };
  const { text, from, to } = asked;
  const close = () => setAsking(null);
  return (
    <Frame
      title="Registro tardio de atendimento"
      actions={
        <Button look="primary" icon={IconUserPlus} keys="N" onClick={add}>
          Adicionar registro
        </Button>
      }
    >
      <LateFilters chosen={chosen} asked={asked} onChoose={choose} onAsk={setAsked} onReset={resetAll} />
      {refused ? <Notice tone="warning">{refused}</Notice> : null}
      <DataTable
        label="o registro tardio"
        columns={COLUMNS}
        list={list}
        rowKey={({ id }) => id}
        rowName={nameOf}
        main={(entry) => <Main entry={entry} onStart={(one) => void start(one)} />}
        more={(entry) => moreOf(entry, setAsking)}
        empty={<Empty narrowed={text + from + to !== '' || chosen.states.length > 0} onReset={resetAll} />}
      />
      {adding ? <AddLateDialog onClose={() => setAdding(false)} /> : null}
      {asking?.act === 'edit' ? <ChangeLateDialog entry={asking.entry} onClose={close} /> : null}
      {asking?.act === 'cancel' ? <CancelDialog entry={asking.entry} onClose={close} /> : null}
    </Frame>
  );
}

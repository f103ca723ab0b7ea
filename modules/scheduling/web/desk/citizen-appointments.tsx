import { sentenceCase, titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { IconCalendar, IconPrinter, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import {
  Button,
  ButtonAnchor,
  type Column,
  DataTable,
  type Days,
  EmptyState,
  FilterBar,
  FilterCheck,
  FilterPeriod,
  Filters,
  formatDate,
  formatDateTime,
  periodText,
  type RowAction,
  SearchBox,
  StatusMark,
  type StatusShape,
  TwoLines,
  useAccess,
  usePagedRoute,
  useTopic,
} from '#ui/index';
import { callUrl } from '#ui/client/api';
import type { Status } from '../../contract/appointment.ts';
import { listCitizenAppointments } from '../../contract/appointments.ts';
import { TOPIC } from '../../contract/parts.ts';
import { printSlip } from '../../contract/papers.ts';
import { placeText, statusText, weekdayName } from './words.ts';

export type OfCitizen = RouteOutput<typeof listCitizenAppointments>['rows'][number];

const SHAPES: Record<Status, StatusShape> = {
  agendado: 'none',
  presente: 'running',
  realizado: 'done',
  'nao-aguardou': 'attention',
  'nao-compareceu': 'attention',
  cancelado: 'failed',
};

function bookedText({ booked: { at, name, cbo, team } }: OfCitizen): string {
  const author = [name && titleCaseName(name), cbo && sentenceCase(cbo), team && titleCasePlace(team)];
  return [`Em ${formatDateTime(at)}`, ...author].filter(Boolean).join(' · ');
}

const COLUMNS: readonly Column<OfCitizen>[] = [
  {
    key: 'when',
    title: 'Data e horário',
    width: '190px',
    cell: ({ day, start, end }) => (
      <TwoLines
        first={
          <span className="numeric">
            {formatDate(day)}, {start}–{end}
          </span>
        }
        second={weekdayName(day)}
      />
    ),
  },
  {
    key: 'status',
    title: 'Situação',
    width: '190px',
    cell: ({ status, encaixe }) => (
      <span className="column gap-4">
        <StatusMark shape={SHAPES[status]}>{statusText(status)}</StatusMark>
        {encaixe ? <span className="tag">Encaixe</span> : null}
      </span>
    ),
  },
  {
    key: 'professional',
    title: 'Profissional',
    cell: ({ lotacao: { professional, cbo }, colleague }) => (
      <TwoLines
        first={[professional.name, colleague?.name ?? '']
          .filter(Boolean)
          .map((name) => titleCaseName(name))
          .join(' e ')}
        second={sentenceCase(cbo.name)}
      />
    ),
  },
  {
    key: 'unit',
    title: 'Unidade e local',
    cell: ({ lotacao: { unit }, place, notes }) => (
      <TwoLines
        first={titleCasePlace(unit.name)}
        second={[place && `Fora da unidade: ${placeText(place).toLowerCase()}`, notes]
          .filter(Boolean)
          .join(' · ')}
      />
    ),
  },
  {
    key: 'booked',
    title: 'Adicionado',
    width: '24%',
    cell: (appointment) => <span className="caption text-3">{bookedText(appointment)}</span>,
  },
];

type Asked = Days & { professional: string; earlier: boolean; mine: boolean };
const NOTHING_ASKED: Asked = { professional: '', earlier: false, mine: false, from: '', to: '' };

function AppointmentFilters({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const [cleared, setCleared] = useState(0);
  const { from, to } = asked;
  const noDays = () => onAsk({ ...asked, from: '', to: '' });
  return (
    <FilterBar
      aside={
        <Filters
          active={from || to ? [{ label: `Data ${periodText(asked)}`, onRemove: noDays }] : []}
          onReset={() => {
            setCleared(cleared + 1);
            onAsk(NOTHING_ASKED);
          }}
        >
          <FilterPeriod
            key={cleared}
            label="Agendado de"
            days={asked}
            onAsk={(days) => onAsk({ ...asked, ...days })}
          />
        </Filters>
      }
    >
      <SearchBox
        label="Pesquise por profissional"
        value={asked.professional}
        onSearch={(professional) => onAsk({ ...asked, professional })}
      />
      <FilterCheck
        label="Ver agendamentos anteriores"
        checked={asked.earlier}
        onChange={(earlier) => onAsk({ ...asked, earlier })}
      />
      <FilterCheck
        label="Ver somente meus agendamentos"
        checked={asked.mine}
        onChange={(mine) => onAsk({ ...asked, mine })}
      />
    </FilterBar>
  );
}

function Empty({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const { earlier, professional, mine, from, to } = asked;
  if (professional || mine || from || to) {
    return (
      <EmptyState
        icon={IconSearch}
        title="Nenhum agendamento com estes filtros"
        action={<Button onClick={() => onAsk({ ...NOTHING_ASKED, earlier })}>Limpar filtros</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={IconCalendar}
      title={earlier ? 'Nenhum agendamento deste cidadão' : 'Nenhum agendamento de hoje em diante'}
    >
      {earlier ? null : 'Marque “Ver agendamentos anteriores” para ver os que já passaram.'}
    </EmptyState>
  );
}

/** The slip is printed by who sees the agenda of its unit. */
function Slip({ appointment: { id, day, start, status, lotacao } }: { appointment: OfCitizen }) {
  const { resources, unit } = useAccess();
  const own = unit?.cnes === lotacao.unit.cnes && resources.includes('visualizar-agenda');
  if (!own || status === 'cancelado') return null;
  return (
    <ButtonAnchor
      size="small"
      icon={IconPrinter}
      href={callUrl(printSlip.path, { params: { id } })}
      target="_blank"
      rel="noreferrer"
      aria-label={`Imprimir o comprovante de ${formatDate(day)}, ${start}`}
    >
      Imprimir
    </ButtonAnchor>
  );
}

/** Those of a citizen in the municipality, to come and past. */
export function CitizenAppointments({
  citizenId,
  more,
}: {
  citizenId: string;
  /** What else may be done with one, where the list stands in the agenda. */
  more?: (appointment: OfCitizen) => RowAction[];
}) {
  const { unit } = useAccess();
  const [asked, setAsked] = useState(NOTHING_ASKED);
  const { professional, earlier, mine, from, to } = asked;
  useTopic(TOPIC, unit?.id ?? null, [listCitizenAppointments]);
  const list = usePagedRoute(listCitizenAppointments, {
    params: { id: citizenId },
    query: {
      earlier,
      mine,
      ...(professional ? { professional } : {}),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    },
  });
  return (
    <>
      <AppointmentFilters asked={asked} onAsk={setAsked} />
      <DataTable
        label="os agendamentos"
        columns={COLUMNS}
        list={list}
        rowKey={(appointment) => appointment.id}
        rowName={({ day, start }) => `${formatDate(day)}, ${start}`}
        main={(appointment) => <Slip appointment={appointment} />}
        {...(more ? { more } : {})}
        empty={<Empty asked={asked} onAsk={setAsked} />}
      />
    </>
  );
}

import { shortAge } from '@pec-aberto/clinical';
import { titleCaseName } from '@pec-aberto/brazil';
import { IconLock, IconSpeakerphone } from '@tabler/icons-react';
import { type Column, formatDate, formatTime, Icon, TwoLines } from '#ui/index';
import type { Entry } from '../contract/parts.ts';
import { OPEN, type Status } from '../contract/status.ts';
import { Wait } from './clock.tsx';
import { RiskMark } from './risk-mark.tsx';
import { nameOf, professionalOf, rowStatus, teamName } from './words.ts';

const isOpen = (status: Status) => (OPEN as readonly Status[]).includes(status);

function Arrival({ entry, today }: { entry: Entry; today: string }) {
  const { status, arrivedAt, day, time } = entry;
  return (
    <div className={`entry-arrival ${status}`}>
      <div className="row gap-6">
        <strong className="numeric nowrap">
          {day === today ? '' : `${formatDate(day).slice(0, 5)} `}
          {time}
        </strong>
        {isOpen(status) ? <Wait since={arrivedAt} /> : null}
      </div>
      <span className="entry-status">{rowStatus(status)}</span>
    </div>
  );
}

function Risk({ entry: { risk, appointment } }: { entry: Entry }) {
  if (risk) return <RiskMark risk={risk} />;
  return <span className="caption text-3">{appointment ? 'agendado' : 'sem escuta'}</span>;
}

type Shown = { today: string; tickets: boolean };

function Citizen({ entry, today, tickets }: Shown & { entry: Entry }) {
  const { civilName, birthDate, deceased, active } = entry.citizen;
  const age = deceased ? '' : shortAge(birthDate, today);
  const second = [
    tickets && `Senha ${entry.ticket}`,
    age,
    civilName && `Nome civil: ${titleCaseName(civilName)}`,
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <TwoLines
      first={
        <span className="row wrap gap-6">
          {nameOf(entry)}
          {deceased ? <span className="tag">Óbito</span> : null}
          {active || deceased ? null : <span className="tag">Inativo</span>}
        </span>
      }
      second={second || 'sem data de nascimento'}
    />
  );
}

function Services({ entry: { appointment, serviceTypes } }: { entry: Entry }) {
  if (!appointment && serviceTypes.length === 0) return <span className="text-3">—</span>;
  return (
    <span className="row wrap gap-4 entry-services">
      {appointment ? <span className="tag info">Agendado {appointment.time}</span> : null}
      {serviceTypes.map(({ id, name }) => (
        <span key={id} className="tag">
          {name}
        </span>
      ))}
    </span>
  );
}

function Called({ entry: { lastCall } }: { entry: Entry }) {
  if (!lastCall) return null;
  return (
    <div className="caption text-3 entry-called">
      <Icon of={IconSpeakerphone} size="small" /> <span className="visually-hidden">Chamado às </span>
      {formatTime(lastCall.at)} · {lastCall.room}
    </div>
  );
}

function Who({ entry }: { entry: Entry }) {
  const { lotacao, team, heldBy } = entry;
  return (
    <>
      <TwoLines
        first={lotacao ? professionalOf(lotacao) : <span className="text-3">Sem profissional</span>}
        second={team ? teamName(team) : 'sem equipe'}
      />
      {heldBy && !heldBy.own ? (
        <div className="caption text-3 entry-called">
          <Icon of={IconLock} size="small" /> Em uso por {professionalOf(heldBy)}
        </div>
      ) : (
        <Called entry={entry} />
      )}
    </>
  );
}

/** Columns of the list; `today` is the day of the municipality, `tickets`: the panel calls by them. */
export const entryColumns = ({ today, tickets }: Shown): readonly Column<Entry>[] => [
  {
    key: 'arrival',
    title: 'Chegada',
    width: '150px',
    cell: (entry) => <Arrival entry={entry} today={today} />,
  },
  { key: 'risk', title: 'Risco', width: '130px', cell: (entry) => <Risk entry={entry} /> },
  {
    key: 'citizen',
    title: 'Cidadão',
    cell: (entry) => <Citizen entry={entry} today={today} tickets={tickets} />,
  },
  { key: 'services', title: 'Tipo de serviço', width: '22%', cell: (entry) => <Services entry={entry} /> },
  { key: 'who', title: 'Profissional e equipe', width: '20%', cell: (entry) => <Who entry={entry} /> },
];

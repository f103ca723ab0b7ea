import { ageText, shortAge } from '@pec-aberto/clinical';
import { formatPhone, sentenceCase, titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import {
  IconCalendarEvent,
  IconCalendarX,
  IconPrinter,
  IconUser,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { RESOURCES as RECEPTION } from '#modules/reception/contract/parts';
import { useRights } from '#modules/citizens/web/parts';
import {
  Button,
  Dialog,
  ErrorState,
  type Fact,
  Facts,
  formatDate,
  formatDateTime,
  Skeleton,
  useAccess,
  useRoute,
  useShortcuts,
} from '#ui/index';

import { getAppointment } from '../../contract.ts';
import { downloadSlip } from './slip.ts';
import type { Acts } from './use-acts.ts';
import type { Desk } from './use-desk.ts';
import { type Appointment, dayText, nameOf, placeText, statusText, weekdayName } from './words.ts';

const DONE: Record<Appointment['history'][number]['what'], string> = {
  edited: 'Editado',
  moved: 'Remarcado',
  cancelled: 'Cancelado',
  died: 'Cancelado por óbito',
  absent: 'Falta informada',
  'absence-undone': 'Falta desfeita',
  present: 'Chegou à unidade',
  'not-waited': 'Não aguardou',
  back: 'Voltou a “Agendado”',
  done: 'Atendimento realizado',
};

function authorText({ at, name, cbo, team }: Appointment['booked']): string {
  const who = [
    name ? titleCaseName(name) : 'pelo próprio sistema',
    cbo && sentenceCase(cbo),
    team && titleCasePlace(team),
  ];
  return `${formatDateTime(at)} por ${who.filter(Boolean).join(' · ')}`;
}

function History({ appointment: { booked, history } }: { appointment: Appointment }) {
  return (
    <ul className="caption text-2 entry-history">
      <li>Adicionado em {authorText(booked)}</li>
      {history.map((one) => (
        <li key={`${one.at}${one.what}`}>
          {DONE[one.what]} em {authorText(one)}
          {one.from && one.to
            ? `: de ${dayText(one.from.day)}, ${one.from.start} (${titleCaseName(one.from.professional)}) para ${dayText(one.to.day)}, ${one.to.start} (${titleCaseName(one.to.professional)})`
            : ''}
        </li>
      ))}
    </ul>
  );
}

function factsOf(appointment: Appointment, today: string): Fact[] {
  const { day, start, end, lotacao, place, notes, citizen, colleague, encaixe, outsideHours } = appointment;
  const { professional, cbo, team } = lotacao;
  const marks = [encaixe && 'encaixe', outsideHours && !encaixe && 'fora do horário']
    .filter(Boolean)
    .join(', ');
  return [
    {
      label: 'Quando',
      value: `${weekdayName(day)}, ${formatDate(day)}, das ${start} às ${end}${marks ? ` (${marks})` : ''}`,
    },
    { label: 'Situação', value: statusText(appointment.status) },
    {
      label: 'Profissional',
      value: [
        titleCaseName(professional.name),
        sentenceCase(cbo.name),
        team && `${titleCasePlace(team.name)} – ${team.ine}`,
      ]
        .filter(Boolean)
        .join(' · '),
    },
    ...(colleague
      ? [{ label: 'Convidado', value: `${titleCaseName(colleague.name)} · ${sentenceCase(colleague.cbo)}` }]
      : []),
    { label: 'Local', value: placeText(place) },
    ...(citizen
      ? [
          {
            label: 'Cidadão',
            value: citizen.deceased
              ? 'Óbito registrado'
              : [citizen.birthDate && formatDate(citizen.birthDate), ageText(citizen.birthDate, today)]
                  .filter(Boolean)
                  .join(' · '),
          },
          { label: 'Telefone', value: citizen.phone ? formatPhone(citizen.phone) : '' },
        ]
      : []),
    ...(notes ? [{ label: 'Observações', value: notes }] : []),
  ];
}

/** What may be done with it now, the likeliest first. */
function Actions({
  appointment,
  desk,
  acts,
  onMove,
  onCancel,
  onClose,
}: {
  appointment: Appointment;
  desk: Desk;
  acts: Acts;
  onMove: () => void;
  onCancel: () => void;
  onClose: () => void;
}) {
  const { may, citizen, id, status } = appointment;
  const { resources } = useAccess();
  const { view } = useRights();
  const navigate = useNavigate();
  const then = (act: Promise<void>) => {
    onClose();
    void act;
  };
  const arrives = may.arrive && citizen !== null && resources.includes(RECEPTION.edit);
  useShortcuts(
    arrives ? [{ keys: 'L', label: 'Registrar a chegada', run: () => then(acts.arrive(appointment)) }] : [],
  );
  return (
    <div className="row wrap entry-actions">
      {arrives ? (
        <Button look="primary" icon={IconUserCheck} keys="L" onClick={() => then(acts.arrive(appointment))}>
          Chegou
        </Button>
      ) : null}
      {may.undoAbsence && desk.may.tellAbsence ? (
        <Button look="primary" icon={IconUserCheck} onClick={() => then(acts.cameAfterAll(appointment))}>
          Cidadão chegou
        </Button>
      ) : null}
      {may.tellAbsence && desk.may.tellAbsence ? (
        <Button icon={IconUserOff} onClick={() => then(acts.absent(appointment))}>
          Informar falta
        </Button>
      ) : null}
      {may.edit && desk.may.book ? (
        <Button icon={IconCalendarEvent} onClick={onMove}>
          Editar ou remarcar
        </Button>
      ) : null}
      {citizen && status !== 'cancelado' ? (
        <Button icon={IconPrinter} onClick={() => downloadSlip(id)}>
          Imprimir comprovante
        </Button>
      ) : null}
      {citizen && view ? (
        <Button
          icon={IconUser}
          onClick={() => void navigate({ to: '/cidadao/$id', params: { id: citizen.id } })}
        >
          Ver cadastro
        </Button>
      ) : null}
      {may.cancel && desk.may.cancel ? (
        <Button look="danger-outline" icon={IconCalendarX} onClick={onCancel}>
          Cancelar agendamento
        </Button>
      ) : null}
    </div>
  );
}

/** One appointment: when, with whom, what became of it, and what may be done. */
export function EntryDialog({
  id,
  name,
  desk,
  acts,
  onMove,
  onCancel,
  onClose,
}: {
  id: string;
  /** Known before it is read. */
  name: string;
  desk: Desk;
  acts: Acts;
  onMove: (appointment: Appointment) => void;
  onCancel: (appointment: Appointment) => void;
  onClose: () => void;
}) {
  const { data, isError, error, refetch } = useRoute(getAppointment, { params: { id } });
  const appointment = data?.id === id ? data : undefined;
  const age =
    appointment?.citizen && !appointment.citizen.deceased
      ? shortAge(appointment.citizen.birthDate, desk.now.today)
      : '';
  const title = appointment ? nameOf(appointment) : name;
  return (
    <Dialog title={age ? `${title}, ${age}` : title} width={560} onClose={onClose}>
      {appointment ? (
        <div className="column gap-12">
          <Facts facts={factsOf(appointment, desk.now.today)} />
          <Actions
            appointment={appointment}
            desk={desk}
            acts={acts}
            onMove={() => onMove(appointment)}
            onCancel={() => onCancel(appointment)}
            onClose={onClose}
          />
          <History appointment={appointment} />
        </div>
      ) : isError ? (
        <ErrorState what="o agendamento" error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={6} label="Carregando o agendamento" />
      )}
    </Dialog>
  );
}

import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import { STATUSES } from '../../contract/appointment.ts';
import type { StandsAs } from '../../contract/parts.ts';
import type { When } from '../grid/when.ts';
import { whenIn } from '../grid/when.ts';
import {
  type AppointmentRow,
  findAppointment,
  lockAppointment,
  releaseSpans,
  setStatus,
  type Status,
  type What,
} from './appointment-queries.ts';
import { notFound } from '#platform/errors/problem';
import { trace } from './trace.ts';

type Standing = Pick<AppointmentRow, 'status' | 'startsAt' | 'place'>;

/** What may be done with an appointment at a moment; whoever does it needs the resource too. */
export const mayNow = ({ status, startsAt, place }: Standing, { today, now }: When) => ({
  edit: status === 'agendado',
  cancel: status === 'agendado' && now < startsAt,
  tellAbsence: status === 'agendado' && now >= startsAt,
  undoAbsence: status === 'nao-compareceu' && startsAt.slice(0, 10) === today,
  // Off the unit nobody arrives: it goes to the late registration of the day.
  arrive: status === 'agendado' && startsAt.slice(0, 10) === today && place === null,
});

const labelOf = (status: Status) => STATUSES.find(({ value }) => value === status)?.label ?? status;

export const statusRefused = ({ status, version }: AppointmentRow, why?: string) =>
  conflict(
    'status-refused',
    `${why ?? `O agendamento está como “${labelOf(status)}”.`} Nada foi alterado: confira como ele está agora.`,
    { version, status } satisfies StandsAs,
  );

/** The row, held until the end of the transaction. */
export async function holdAppointment(context: UseCaseContext, id: string): Promise<AppointmentRow> {
  await lockAppointment(context.db, id);
  const row = await findAppointment(context.db, { municipalityId: null, unitId: null }, id);
  if (!row) throw notFound('O agendamento');
  return row;
}

export type Step = {
  what: What;
  to: Status;
  /** Why not, where it may not be. */
  refuse(row: AppointmentRow, when: When): string | undefined;
};

const only =
  (...from: Status[]): Step['refuse'] =>
  (row) =>
    from.includes(row.status) ? undefined : `O agendamento está como “${labelOf(row.status)}”.`;

/** Each way from one status to another. */
export const STEPS = {
  cancel: {
    what: 'cancelled',
    to: 'cancelado',
    refuse: (row, { now }) =>
      only('agendado')(row, { today: '', now }) ??
      (now < row.startsAt ? undefined : 'O horário do agendamento já passou: informe a falta do cidadão.'),
  },
  tellAbsence: {
    what: 'absent',
    to: 'nao-compareceu',
    refuse: (row, { now }) =>
      only('agendado')(row, { today: '', now }) ??
      (now >= row.startsAt ? undefined : 'A falta só é informada a partir do horário do agendamento.'),
  },
  undoAbsence: {
    what: 'absence-undone',
    to: 'agendado',
    refuse: (row, { today, now }) =>
      only('nao-compareceu')(row, { today, now }) ??
      (row.startsAt.slice(0, 10) === today ? undefined : 'A falta só é desfeita no mesmo dia.'),
  },
  present: {
    what: 'present',
    to: 'presente',
    refuse: (row, { today, now }) => {
      const wrong = only('agendado', 'nao-aguardou', 'nao-compareceu')(row, { today, now });
      if (wrong) return wrong;
      if (row.place !== null) return 'O agendamento é fora da unidade: ele vai para o registro tardio.';
      return row.startsAt.slice(0, 10) === today ? undefined : 'O agendamento não é de hoje.';
    },
  },
  notWaited: { what: 'not-waited', to: 'nao-aguardou', refuse: only('presente') },
  back: { what: 'back', to: 'agendado', refuse: only('presente', 'nao-aguardou') },
  done: {
    what: 'done',
    to: 'realizado',
    // Off the unit nobody is told present: the late registration tells that it took place.
    refuse: (row, when) =>
      (row.place === null ? only('presente') : only('agendado', 'nao-compareceu'))(row, when),
  },
} as const satisfies Record<string, Step>;

/** Takes a step with an appointment that is in reach; 409 `status-refused` with how it stands. */
export async function take(context: UseCaseContext, id: string, step: Step): Promise<AppointmentRow> {
  const row = await holdAppointment(context, id);
  const why = step.refuse(row, whenIn(context.now, row.timeZone));
  if (why !== undefined) throw statusRefused(row, why);
  await setStatus(context.db, id, step.to, context.now);
  if (step.to === 'cancelado') await releaseSpans(context.db, id);
  await trace(context, step.what, { ...row, status: step.to });
  return { ...row, status: step.to };
}

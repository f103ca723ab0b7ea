import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { LocalDate, Uuid } from '#platform/contract/schemas';

/** The six reasons of a closed agenda, in the order they are offered. */
export const CLOSURE_REASONS = [
  { value: 'atestado', label: 'Atestado' },
  { value: 'curso', label: 'Curso' },
  { value: 'ferias', label: 'Férias' },
  { value: 'licenca', label: 'Licença' },
  { value: 'reuniao', label: 'Reunião' },
  { value: 'outro', label: 'Outro' },
] as const;

const Reason = Type.Enum(CLOSURE_REASONS.map(({ value }) => value));

export const ClosureView = Type.Object({
  id: Uuid,
  /** Civil instants `aaaa-mm-ddThh:mm`; the closed time ends before `endsAt`. */
  startsAt: Type.String(),
  endsAt: Type.String(),
  reason: Reason,
  /** Only of "Outro". */
  specification: Type.String(),
});

export type ClosureView = Static<typeof ClosureView>;

const CLOSE = {
  kind: 'resource',
  anyOf: ['visualizar-profissionais.visualizar-acessos.fechar-agenda'],
  scope: 'unit',
} as const;

/** `hh:mm`, or empty. */
const Time = Type.String({ maxLength: 5 });

export const closeAgenda = route({
  name: 'scheduling.closeAgenda',
  method: 'POST',
  path: '/lotacoes/:id/agenda-closures',
  summary:
    'Fecha a agenda de uma lotação em um período: dias inteiros, ou de uma hora a outra. Recusa o que se sobrepõe.',
  permission: CLOSE,
  params: Type.Object({ id: Uuid }),
  body: Type.Object(
    {
      startDate: LocalDate,
      /** Empty: from the start of the day. */
      startTime: Time,
      endDate: LocalDate,
      /** Empty: to the end of the day. */
      endTime: Time,
      reason: Reason,
      specification: Type.String({ maxLength: 100 }),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({
    ...ClosureView.properties,
    /** Appointments in the closed time: they stay, and somebody moves them. */
    booked: Type.Integer(),
  }),
  status: 201,
});

export const reopenAgenda = route({
  name: 'scheduling.reopenAgenda',
  method: 'DELETE',
  path: '/agenda-closures/:id',
  summary: 'Tira um fechamento de agenda: o período volta a ter vagas.',
  permission: CLOSE,
  params: Type.Object({ id: Uuid }),
  response: Type.Undefined(),
  status: 204,
});

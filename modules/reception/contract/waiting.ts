import { valuesOf } from '#platform/contract/choices';
import { type Static, Type } from 'typebox';
import { Booking } from '#modules/scheduling/contract/appointments';
import { route } from '#platform/contract/route';
import { Instant, LocalDate, Nullable, Page, pageQuery, Uuid } from '#platform/contract/schemas';
import { MANAGE_WAITING, OfOne, Version, VIEW_WAITING } from './parts.ts';

/** What somebody may wait for: care of the unit, then the specialties of a CEO. */
export const CARE_TYPES = [
  { value: 'enfermagem', label: 'Consulta de enfermagem' },
  { value: 'medica', label: 'Consulta médica' },
  { value: 'odontologica', label: 'Consulta odontológica' },
  { value: 'ceo-cirurgia-oral', label: 'Cirurgia oral menor (CEO)' },
  { value: 'ceo-endodontia', label: 'Endodontia (CEO)' },
  { value: 'ceo-estomatologia', label: 'Estomatologia e diagnóstico bucal (CEO)' },
  { value: 'ceo-necessidades-especiais', label: 'Pessoas com deficiência (CEO)' },
  { value: 'ceo-odontopediatria', label: 'Odontopediatria (CEO)' },
  { value: 'ceo-ortodontia', label: 'Ortodontia e ortopedia (CEO)' },
  { value: 'ceo-periodontia', label: 'Periodontia (CEO)' },
  { value: 'ceo-protese', label: 'Prótese dentária (CEO)' },
  { value: 'ceo-implantodontia', label: 'Implantodontia (CEO)' },
] as const;

/** Why somebody leaves the list: "Outros" asks what, "Não respondeu" how often it was tried. */
export const REMOVALS = [
  { value: 'outro-estabelecimento', label: 'Atendido em outro estabelecimento' },
  { value: 'atendimento-agendado', label: 'Atendimento agendado' },
  { value: 'nao-respondeu', label: 'Não respondeu às tentativas de contato' },
  { value: 'mudou-se', label: 'Mudou-se de território' },
  { value: 'outros', label: 'Outros' },
] as const;

export const ORIGINS = [
  { value: 'garantia-do-acesso', label: 'Garantia do acesso' },
  { value: 'cuidado-compartilhado', label: 'Cuidado compartilhado' },
] as const;

const CareType = Type.Enum(valuesOf(CARE_TYPES));
export type CareType = Static<typeof CareType>;
const Origin = Type.Enum(valuesOf(ORIGINS));
const ids = Type.Array(Uuid, { maxItems: 50, uniqueItems: true });

const WaitingRequest = Type.Object({
  id: Uuid,
  version: Type.Integer(),
  day: LocalDate,
  askedAt: Instant,
  origin: Origin,
  citizen: Type.Object({
    id: Uuid,
    /** Social name where there is one. */
    name: Type.String(),
    birthDate: Nullable(LocalDate),
    /** Null also where the citizen refuses to share it with this unit. */
    phone: Nullable(Type.String()),
    deceased: Type.Boolean(),
  }),
  team: Nullable(Type.Object({ id: Uuid, name: Type.String() })),
  care: CareType,
  reason: Type.String(),
  addedBy: Type.String(),
  /** "Presente n vez(es) na lista" of this unit, this one among them. */
  times: Type.Integer(),
});
export type WaitingRequest = Static<typeof WaitingRequest>;

export const searchWaiting = route({
  name: 'reception.searchWaiting',
  method: 'POST',
  path: '/waiting-requests/search',
  summary: 'Garantia do acesso: quem espera na unidade por uma consulta, do pedido mais antigo ao mais novo.',
  permission: VIEW_WAITING,
  idempotency: { exempt: 'lê, não grava' },
  body: Type.Object(
    {
      ...pageQuery,
      /** Name, CPF, CNS or birth date. */
      text: Type.Optional(Type.String({ maxLength: 200 })),
      from: Type.Optional(LocalDate),
      to: Type.Optional(LocalDate),
      origins: Type.Optional(Type.Array(Origin, { maxItems: 2, uniqueItems: true })),
      teams: Type.Optional(ids),
      /** Lotações of who added them. */
      addedBy: Type.Optional(ids),
      care: Type.Optional(Type.Array(CareType, { maxItems: 20, uniqueItems: true })),
      direction: Type.Optional(Type.Enum(['asc', 'desc'], { default: 'asc' })),
    },
    { additionalProperties: false },
  ),
  response: Page(WaitingRequest),
});

export const getWaiting = route({
  name: 'reception.getWaiting',
  method: 'GET',
  path: '/waiting-requests/:id',
  summary:
    'Um pedido da garantia do acesso, com os números do cidadão e o que já foi pedido antes. A consulta é auditada.',
  permission: VIEW_WAITING,
  params: OfOne,
  response: Type.Object({
    ...WaitingRequest.properties,
    cpf: Nullable(Type.String()),
    phones: Type.Array(Type.String()),
    /** Why phones are left out, of who refuses to share. */
    withheld: Nullable(Type.String()),
    /** Earlier requests in this unit, the newest first. */
    before: Type.Array(
      Type.Object({
        day: LocalDate,
        care: CareType,
        endedAt: Instant,
        /** Null: an appointment was booked. */
        removal: Nullable(Type.Enum([...valuesOf(REMOVALS), 'obito'])),
        notes: Nullable(Type.String()),
        attempts: Nullable(Type.Integer()),
      }),
    ),
  }),
});

const asked = {
  teamId: Nullable(Uuid),
  care: CareType,
  /** MAN-12: at least one character besides spaces. */
  reason: Type.String({ maxLength: 200 }),
};

export const addWaiting = route({
  name: 'reception.addWaiting',
  method: 'POST',
  path: '/waiting-requests',
  summary: 'Põe um cidadão na lista da garantia do acesso da unidade. 409 quando é preciso confirmar.',
  permission: MANAGE_WAITING,
  body: Type.Object(
    {
      citizenId: Uuid,
      ...asked,
      /** He waits already for the same: said in 409 `waiting-to-confirm`, whose `data` has the request. */
      confirmed: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  response: WaitingRequest,
  status: 201,
});

export const changeWaiting = route({
  name: 'reception.changeWaiting',
  method: 'PUT',
  path: '/waiting-requests/:id',
  summary:
    'Muda equipe, tipo de atendimento e motivo de um pedido; 409 quando mudou depois da versão enviada.',
  permission: MANAGE_WAITING,
  params: OfOne,
  body: Type.Object({ version: Version, ...asked }, { additionalProperties: false }),
  response: WaitingRequest,
});

export const removeWaiting = route({
  name: 'reception.removeWaiting',
  method: 'POST',
  path: '/waiting-requests/:id/removal',
  summary: 'Tira um cidadão da lista da garantia do acesso, com o motivo; o histórico fica.',
  permission: MANAGE_WAITING,
  params: OfOne,
  body: Type.Object(
    {
      version: Version,
      why: Type.Enum(valuesOf(REMOVALS)),
      /** Demanded with "Não respondeu". */
      attempts: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 99 }))),
      /** Demanded with "Outros". */
      notes: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
    },
    { additionalProperties: false },
  ),
  response: Type.Undefined(),
  status: 204,
});

export const bookWaiting = route({
  name: 'reception.bookWaiting',
  method: 'POST',
  path: '/waiting-requests/:id/appointment',
  summary:
    'Agenda a consulta de quem espera, que sai da lista; sem vaga, nada muda e a recusa traz a próxima (`data.next`). ' +
    'Pede também o recurso de marcar agendamento.',
  permission: MANAGE_WAITING,
  params: OfOne,
  body: Type.Object(
    { version: Version, ...Type.Omit(Booking, ['citizenId']).properties },
    { additionalProperties: false },
  ),
  response: Type.Object({ appointmentId: Uuid, day: LocalDate, start: Type.String() }),
  status: 201,
});

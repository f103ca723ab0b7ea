import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, LocalDate, Nullable, Page, pageQuery, Text, Uuid } from '#platform/contract/schemas';

const TRAIL = {
  kind: 'resource',
  anyOf: ['gerar-trilha-de-auditoria'],
  scope: 'municipality',
} as const;

/** The form of "Auditoria". Days are civil days of the municipality. */
const filters = {
  from: LocalDate,
  to: LocalDate,
  /** Numbers of official types, separated by commas; absent means all. */
  types: Type.Optional(Type.String({ pattern: '^\\d{1,2}(,\\d{1,2}){0,13}$' })),
  /** Part of the details of the event. */
  detail: Type.Optional(Text(100)),
  professionalId: Type.Optional(Uuid),
  /** "Tipo de registro afetado", by its id. */
  record: Type.Optional(Text(20)),
  /** Id of the record; of a person also CPF or CNS, of a unit CNES, of a municipality IBGE. */
  recordId: Type.Optional(Text(40)),
  /** Address, or a network such as 10.0.0.0/8. */
  ip: Type.Optional(Text(50)),
};

const AuditRow = Type.Object({
  id: Uuid,
  at: Instant,
  /** The official "Tipo de evento". */
  label: Type.String(),
  /** The program's own type, e.g. `access.signed-in`. */
  type: Type.String(),
  /** "Usuário gerador": a person, or what acted. */
  user: Type.String(),
  /** "Registro afetado": what it is and its name, or its id where it has none. */
  record: Type.String(),
  recordId: Nullable(Uuid),
  ip: Nullable(Type.String()),
  detail: Type.String(),
  fields: Type.Array(Type.String()),
  /** In a signed block already, waiting for one, or not written by this program at all. */
  seal: Type.Enum(['sealed', 'waiting', 'foreign']),
});

export const listEvents = route({
  name: 'audit.listEvents',
  method: 'GET',
  path: '/audit/events',
  summary:
    'Eventos da trilha de auditoria do município, os mais novos primeiro. A consulta também é auditada.',
  permission: TRAIL,
  query: Type.Object({ ...pageQuery, ...filters }),
  response: Page(AuditRow),
});

export const listPeople = route({
  name: 'audit.listPeople',
  method: 'GET',
  path: '/audit/people',
  summary: 'Pessoas do município que podem ter gerado eventos, por parte do nome ou CPF, ou uma por id.',
  permission: TRAIL,
  query: Type.Object({ search: Type.Optional(Text(100)), id: Type.Optional(Uuid) }),
  response: Type.Object({ people: Type.Array(Type.Object({ id: Uuid, name: Type.String() })) }),
});

const TrailView = Type.Object({
  id: Uuid,
  from: LocalDate,
  to: LocalDate,
  format: Type.Enum(['pdf', 'csv']),
  createdAt: Instant,
  status: Type.Enum(['running', 'done', 'failed']),
  rows: Nullable(Type.Integer()),
  /** Why it failed, in Portuguese. */
  error: Nullable(Type.String()),
  jobId: Nullable(Uuid),
});

export const listTrails = route({
  name: 'audit.listTrails',
  method: 'GET',
  path: '/audit/trails',
  summary: 'Histórico de trilhas de auditoria do município (últimos 7 dias).',
  background: true,
  permission: TRAIL,
  response: Type.Object({ trails: Type.Array(TrailView) }),
});

export const generateTrail = route({
  name: 'audit.generateTrail',
  method: 'POST',
  path: '/audit/trails',
  summary: 'Gera a trilha de auditoria de um período em PDF ou CSV, em segundo plano.',
  permission: TRAIL,
  body: Type.Object(
    { ...filters, format: Type.Optional(Type.Enum(['pdf', 'csv'], { default: 'pdf' })) },
    { additionalProperties: false },
  ),
  response: TrailView,
  status: 202,
});

export const downloadTrail = route({
  name: 'audit.downloadTrail',
  method: 'GET',
  path: '/audit/trails/:id/file',
  summary: 'O arquivo de uma trilha gerada. Baixá-lo também é auditado.',
  permission: TRAIL,
  params: Type.Object({ id: Uuid }),
  response: Type.Unknown(),
  raw: true,
});

import { type Static, Type } from 'typebox';
import { Instant, LocalDate, Nullable, Uuid } from '#platform/contract/schemas';

/** What the routes of encounters share. */

const LIST = 'visualizar-lista-de-atendimento';
const CHART = 'visualizar-prontuario';
const PLAN = `${CHART}.soap.plano`;
export const RESOURCES = {
  listen: `${LIST}.visualizar-escuta-inicial.realizar-escuta-inicial`,
  attend: `${LIST}.atender`,
  chart: CHART,
  history: `${CHART}.visualizar-historico-de-atendimento`,
  problems: `${CHART}.visualizar-lista-de-problemas-e-condicoes`,
  editProblems: `${CHART}.visualizar-lista-de-problemas-e-condicoes.cadastrar-editar-e-excluir`,
  antecedents: `${CHART}.visualizar-antecedentes`,
  editAntecedents: `${CHART}.visualizar-antecedentes.editar-antecedentes`,
  reminders: `${PLAN}.visualizar-lembretes`,
  editReminders: `${PLAN}.visualizar-lembretes.cadastrar-editar-e-excluir`,
  subjective: `${CHART}.soap.subjetivo`,
  objective: `${CHART}.soap.objetivo`,
  assessment: `${CHART}.soap.avaliacao`,
  plan: PLAN,
  requestExams: `${PLAN}.visualizar-exames.cadastrar-editar-e-excluir`,
  refer: `${PLAN}.visualizar-encaminhamento-externo.cadastrar-editar-e-excluir`,
  certify: `${PLAN}.visualizar-atestados.cadastrar-editar-e-excluir`,
  guide: `${PLAN}.visualizar-orientacoes.cadastrar-editar-e-excluir`,
  prescribe: `${PLAN}.visualizar-receitas.cadastrar-editar-e-excluir`,
  printExams: `${PLAN}.visualizar-exames.imprimir`,
  printReferrals: `${PLAN}.visualizar-encaminhamento-externo.imprimir`,
  printCertificates: `${PLAN}.visualizar-atestados.imprimir`,
  printGuidance: `${PLAN}.visualizar-orientacoes.imprimir`,
  printPrescriptions: `${PLAN}.visualizar-receitas.imprimir`,
  /** Of who is attended: the registration and the appointments. */
  citizen: 'gestao-de-cadastros-de-cidadao.visualizar-cidadao',
} as const;

const may = (scope: 'unit' | 'shared', ...anyOf: [string, ...string[]]) =>
  ({ kind: 'resource', anyOf, scope }) as const;
/** Escuta, attendance or procedures: what exactly is said by the kind, in the use case. */
export const CARE = may('unit', RESOURCES.listen, RESOURCES.attend);
/** Observation, of those who attend; which of them, the occupation says. */
export const ATTEND = may('unit', RESOURCES.attend);
/** Registro tardio, of those who attend. */
export const LATE = may('unit', RESOURCES.attend);
export const VIEW_CHART = may('shared', RESOURCES.chart);
export const VIEW_HISTORY = may('shared', RESOURCES.history);
export const VIEW_PROBLEMS = may('shared', RESOURCES.problems);
export const VIEW_ANTECEDENTS = may('shared', RESOURCES.antecedents);
export const VIEW_REMINDERS = may('shared', RESOURCES.reminders);
export const EDIT_REMINDERS = may('shared', RESOURCES.editReminders);
export const MAIL_PAPERS = may('unit', RESOURCES.printPrescriptions, RESOURCES.printCertificates);
export const PRINT_PRESCRIPTION = may('unit', RESOURCES.printPrescriptions);
export const PRINT_EXAMS = may('unit', RESOURCES.printExams);
export const PRINT_REFERRALS = may('unit', RESOURCES.printReferrals);
export const PRINT_CERTIFICATES = may('unit', RESOURCES.printCertificates);
export const PRINT_GUIDANCE = may('unit', RESOURCES.printGuidance);

/** Pages of a unit that show what is being attended read again when this is told. */
export const TOPIC = 'encounters';

/** `observacao`: a contact with who is in observation. */
export const KINDS = ['escuta', 'individual', 'procedimentos', 'observacao'] as const;
export const Kind = Type.Enum([...KINDS]);
export type Kind = Static<typeof Kind>;
export const State = Type.Enum(['aberto', 'finalizado', 'cancelado']);
export type State = Static<typeof State>;

export const OfOne = Type.Object({ id: Uuid });

/** Of the form of an encounter among the drafts. */
export const draftOf = (id: string): string => `atendimento-${id}`;

const Author = Type.Object({
  lotacaoId: Uuid,
  professional: Type.String(),
  cbo: Type.Object({ code: Type.String(), name: Type.String() }),
  team: Nullable(Type.String()),
});

/** An encounter as it stands, without what is written in it. */
export const Encounter = Type.Object({
  id: Uuid,
  entryId: Uuid,
  kind: Kind,
  state: State,
  /** By who asks, who alone may go on with it. */
  own: Type.Boolean(),
  author: Author,
  /** Who began it, where another took the responsibility over. */
  begunBy: Nullable(Type.String()),
  /** Her lotação. */
  begunIn: Nullable(Uuid),
  /** Since when the citizen is in observation. */
  observedAt: Nullable(Instant),
  startedAt: Instant,
  endedAt: Nullable(Instant),
  /** Of the start, by the clock of the municipality. */
  day: LocalDate,
  /** `hh:mm` of the same clock. */
  time: Type.String(),
  /** For an appointment: pré-atendimento, and other types of attendance. */
  scheduled: Type.Boolean(),
  /** Registered after the day on which it happened ("registro tardio"): it is of no list of the day. */
  late: Type.Boolean(),
  /** LEDI's Local de atendimento. */
  place: Type.Integer(),
  unit: Type.Object({ id: Uuid, name: Type.String() }),
  citizen: Type.Object({
    id: Uuid,
    name: Type.String(),
    civilName: Nullable(Type.String()),
    birthDate: Nullable(LocalDate),
    /** LEDI's Sexo. */
    sex: Nullable(Type.Integer()),
    cpf: Nullable(Type.String()),
    cns: Nullable(Type.String()),
    motherName: Nullable(Type.String()),
    phone: Nullable(Type.String()),
    deceased: Type.Boolean(),
  }),
});
export type Encounter = Static<typeof Encounter>;

export const Problem = Type.Object({
  id: Uuid,
  ciap2: Nullable(Type.String()),
  cid10: Nullable(Type.String()),
  name: Type.String(),
  state: Type.Integer(),
  startedOn: Nullable(Type.String()),
  endedOn: Nullable(LocalDate),
  evolvedAt: Instant,
  /** So many times it was evaluated; sent back with the next, so that none is written over unseen. */
  evolutions: Type.Integer(),
});
export type Problem = Static<typeof Problem>;

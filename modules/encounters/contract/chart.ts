import { valuesOf } from '#platform/contract/choices';
import { type Static, type TSchema, Type } from 'typebox';
import { Risk } from '#modules/reception/contract/status';
import { route } from '#platform/contract/route';
import { Instant, LocalDate, Nullable, Page, pageQuery, Uuid } from '#platform/contract/schemas';
import { CERTAINTIES } from './chart-entries.ts';
import { Listening, Prescribed, Soap, STOPS } from './content.ts';
import { KeptAllergy, KeptAntecedents } from './kept.ts';
import { KeptContact, ObservationContact } from './observation.ts';
import {
  Encounter,
  KINDS,
  OfOne,
  Problem,
  VIEW_ANTECEDENTS,
  VIEW_CHART,
  VIEW_HISTORY,
  VIEW_PROBLEMS,
} from './parts.ts';
import { ExamResult } from './plan-entries.ts';
import { Reminder } from './reminders.ts';

/** What stands in the history: encounters of this installation, and fichas that were received. */
export const HISTORY_KINDS = [...KINDS, 'cadastro-individual'] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

export const Contact = Type.Object({
  id: Uuid,
  kind: Type.Enum([...HISTORY_KINDS]),
  at: Instant,
  day: LocalDate,
  /** Of who had an appointment. */
  scheduled: Type.Boolean(),
  /** Marcadores de consumo alimentar were asked. */
  foodMarkers: Type.Boolean(),
  /** When it was registered, of one that was registered after its day ("registro tardio"). */
  lateAt: Nullable(Instant),
  /** Those of a received ficha are not told. */
  professional: Nullable(Type.String()),
  cbo: Nullable(Type.String()),
  team: Nullable(Type.String()),
  unit: Nullable(Type.String()),
  /** What was evaluated, or done where nothing was: code and name. */
  about: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  /** As an escuta found it. */
  risk: Nullable(Risk),
  /** What became of a received ficha. */
  outcome: Nullable(Type.Enum(['applied', 'older', 'review', 'refused', 'discarded'])),
});
export type Contact = Static<typeof Contact>;

export const Medicine = Type.Object({
  id: Uuid,
  encounterId: Uuid,
  name: Type.String(),
  posology: Type.String(),
  continuous: Type.Boolean(),
  startsOn: LocalDate,
  endsOn: Nullable(LocalDate),
  /** By somebody, before its day. */
  stopped: Nullable(Type.Object({ on: LocalDate, how: Type.Enum(valuesOf(STOPS)) })),
  /** As it was prescribed, to prescribe it again. */
  item: Prescribed,
});
export type Medicine = Static<typeof Medicine>;

export const KnownResult = Type.Object({
  id: Uuid,
  encounterId: Uuid,
  name: Type.String(),
  performedOn: LocalDate,
  item: ExamResult,
});
export type KnownResult = Static<typeof KnownResult>;

/** An exam that was asked for and has no result yet. */
export const AwaitedExam = Type.Object({
  code: Type.String(),
  name: Type.String(),
  requestedOn: LocalDate,
});
export type AwaitedExam = Static<typeof AwaitedExam>;

export const getFrontSheet = route({
  name: 'encounters.getFrontSheet',
  method: 'GET',
  path: '/citizens/:id/front-sheet',
  summary:
    'Folha de rosto do cidadão: escuta de hoje, medições, problemas, alergias, medicamentos, antecedentes, lembretes e últimos contatos. Fora do atendimento, só com justificativa.',
  permission: VIEW_CHART,
  params: OfOne,
  response: Type.Object({
    listening: Nullable(
      Type.Object({
        at: Instant,
        professional: Type.String(),
        reason: Nullable(Type.Object({ code: Type.String(), name: Type.String() })),
        text: Type.String(),
        risk: Nullable(Risk),
      }),
    ),
    /** Newest first, at most twelve of each. */
    measurements: Type.Array(
      Type.Object({ what: Type.String(), value: Type.Number(), at: Instant, today: Type.Boolean() }),
    ),
    problems: Type.Array(Problem),
    medicines: Type.Array(Medicine),
    /** The newest of each exam, newest first. */
    results: Type.Array(KnownResult),
    /** Those of the last year, newest first. */
    awaited: Type.Array(AwaitedExam),
    /** Those that stand; refuted, resolved and removed ones are in their list. */
    allergies: Type.Array(KeptAllergy),
    antecedents: KeptAntecedents,
    reminders: Type.Array(Reminder),
    contacts: Type.Array(Contact),
  }),
});

export const getHistory = route({
  name: 'encounters.history',
  method: 'GET',
  path: '/citizens/:id/history',
  summary:
    'Histórico do cidadão, do mais novo ao mais antigo: atendimentos de toda a instalação e fichas recebidas.',
  permission: VIEW_HISTORY,
  params: OfOne,
  query: Type.Object({
    ...pageQuery,
    kind: Type.Optional(Type.Enum([...HISTORY_KINDS])),
    professionalId: Type.Optional(Uuid),
    from: Type.Optional(LocalDate),
    until: Type.Optional(LocalDate),
    /** Only of who asks. */
    mine: Type.Optional(Type.Boolean()),
  }),
  response: Page(Contact),
});

export const listHistoryAuthors = route({
  name: 'encounters.historyAuthors',
  method: 'GET',
  path: '/citizens/:id/history/authors',
  summary: 'Profissionais que atenderam o cidadão, para filtrar o histórico.',
  permission: VIEW_HISTORY,
  params: OfOne,
  response: Type.Object({ rows: Type.Array(Type.Object({ id: Uuid, name: Type.String() })) }),
});

/** The most encounters of one print. */
export const MOST_PRINTED = 50;
export const printHistory = route({
  name: 'encounters.printHistory',
  method: 'GET',
  path: '/citizens/:id/history.pdf',
  summary: 'Atendimentos escolhidos do histórico, por inteiro, em um PDF.',
  permission: VIEW_HISTORY,
  params: OfOne,
  query: Type.Object(
    {
      /** Ids of finished encounters, with commas between them. */
      encounters: Type.String({ pattern: `^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,${MOST_PRINTED - 1}}$` }),
    },
    { additionalProperties: false },
  ),
  response: Type.Undefined(),
  raw: true,
});

export const readEncounter = route({
  name: 'encounters.read',
  method: 'GET',
  path: '/citizens/:id/encounters/:encounterId',
  summary: 'Um atendimento finalizado, por inteiro.',
  permission: VIEW_HISTORY,
  params: Type.Object({ id: Uuid, encounterId: Uuid }),
  response: Type.Object({
    encounter: Encounter,
    listening: Nullable(Listening),
    soap: Nullable(Soap),
    /** Of one contact of an observation. */
    contact: Nullable(ObservationContact),
    /** Of a visit: the contacts of its observation, newest first. */
    contacts: Type.Array(KeptContact),
    /** What the codes were called then. */
    names: Type.Record(Type.String(), Type.String()),
    fichas: Type.Array(Type.Object({ uuid: Type.String(), form: Type.Integer() })),
  }),
});

export const listProblems = route({
  name: 'encounters.listProblems',
  method: 'GET',
  path: '/citizens/:id/problems',
  summary: 'Problemas e condições do cidadão, os ativos primeiro.',
  permission: VIEW_PROBLEMS,
  params: OfOne,
  response: Type.Object({ problems: Type.Array(Problem) }),
});

/** How a problem, allergy or antecedent stood each time that it was written. */
const Revision = <T extends TSchema>(said: T) =>
  Type.Object({
    sequence: Type.Integer(),
    at: Instant,
    professional: Type.String(),
    cbo: Type.String(),
    encounterId: Uuid,
    said,
  });

export const listEvolutions = route({
  name: 'encounters.listEvolutions',
  method: 'GET',
  path: '/citizens/:id/problems/:problemId/evolutions',
  summary: 'Histórico de um problema ou condição: cada evolução, a mais nova primeiro.',
  permission: VIEW_PROBLEMS,
  params: Type.Object({ id: Uuid, problemId: Uuid }),
  response: Type.Object({
    rows: Type.Array(
      Revision(
        Type.Object({
          state: Type.Integer(),
          startedOn: Nullable(Type.String()),
          endedOn: Nullable(LocalDate),
          note: Type.String(),
        }),
      ),
    ),
  }),
});

export const listAllergies = route({
  name: 'encounters.listAllergies',
  method: 'GET',
  path: '/citizens/:id/allergies',
  summary: 'Alergias e reações adversas do cidadão, também as refutadas, resolvidas e retiradas.',
  permission: VIEW_PROBLEMS,
  params: OfOne,
  response: Type.Object({ allergies: Type.Array(KeptAllergy) }),
});

export const getAntecedents = route({
  name: 'encounters.getAntecedents',
  method: 'GET',
  path: '/citizens/:id/antecedents',
  summary: 'Antecedentes do cidadão: problemas resolvidos, hospitalares, familiares e obstétricos.',
  permission: VIEW_ANTECEDENTS,
  params: OfOne,
  response: Type.Object({ ...KeptAntecedents.properties, resolved: Type.Array(Problem) }),
});

export const listRevisions = route({
  name: 'encounters.listRevisions',
  method: 'GET',
  path: '/citizens/:id/chart-entries/:entryId/revisions',
  summary: 'Cada vez que uma alergia ou um antecedente foi escrito, a mais nova primeiro.',
  permission: VIEW_PROBLEMS,
  params: Type.Object({ id: Uuid, entryId: Uuid }),
  response: Type.Object({
    rows: Type.Array(
      Revision(
        Type.Object({
          name: Type.String(),
          removed: Type.Boolean(),
          certainty: Nullable(Type.Enum(CERTAINTIES.map(({ value }) => value))),
          note: Type.String(),
        }),
      ),
    ),
  }),
});

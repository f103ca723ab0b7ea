import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { LocalDate, Nullable, Uuid } from '#platform/contract/schemas';
import { Listening, Soap } from './content.ts';
import { CARE, Encounter, OfOne } from './parts.ts';

export const startEncounter = route({
  name: 'encounters.start',
  method: 'POST',
  path: '/encounters',
  summary:
    'Inicia a escuta inicial ou o atendimento de quem aguarda, ou volta ao que esta lotação iniciou; 409 se está em uso por outro profissional.',
  permission: CARE,
  body: Type.Object(
    {
      entryId: Uuid,
      /** `atendimento` is of procedures alone for who has no assessment (technicians). */
      care: Type.Enum(['escuta', 'atendimento']),
    },
    { additionalProperties: false },
  ),
  response: Encounter,
  status: 201,
});

/** What the author may write, by profile and occupation. */
export const Rights = Type.Object({
  /** Each block of the SOAP; who makes no assessment attends by procedures. */
  subjective: Type.Boolean(),
  objective: Type.Boolean(),
  assess: Type.Boolean(),
  /** Procedures of an encounter of procedures are no part of it. */
  plan: Type.Boolean(),
  /** CID-10, by the occupation (LEDI). */
  cid10: Type.Boolean(),
  prescribe: Type.Boolean(),
  /** "Cidadão em observação": physicians and nurses of a pronto atendimento. */
  observe: Type.Boolean(),
  /** Actions of an eMulti, by the kind of team (CNES). */
  emulti: Type.Boolean(),
  /** Marcadores de consumo alimentar, by the occupation (LEDI). */
  foodMarkers: Type.Boolean(),
  problems: Type.Boolean(),
  antecedents: Type.Boolean(),
  requestExams: Type.Boolean(),
  refer: Type.Boolean(),
  certify: Type.Boolean(),
  guide: Type.Boolean(),
  /** The next appointment, in place. */
  book: Type.Boolean(),
});
export type Rights = Static<typeof Rights>;

export const getEncounter = route({
  name: 'encounters.get',
  method: 'GET',
  path: '/encounters/:id',
  summary: 'Um atendimento desta unidade, sem o que está escrito nele, e o que o seu autor pode registrar.',
  permission: CARE,
  params: OfOne,
  response: Type.Object({
    encounter: Encounter,
    rights: Rights,
    /** How many its observation has. */
    contacts: Type.Integer(),
    /** SIGTAP of the consultation that the end proposes, by type of attendance. */
    consultations: Type.Array(
      Type.Object({
        attendance: Type.Integer(),
        /** With the citizen in observation. */
        observed: Type.Boolean(),
        code: Type.String(),
        name: Type.String(),
      }),
    ),
  }),
});

export const listSpecialties = route({
  name: 'encounters.listSpecialties',
  method: 'GET',
  path: '/referral-specialties',
  summary: 'Especialidades para as quais se encaminha, com os códigos do LEDI, por nome.',
  permission: { kind: 'session' },
  response: Type.Object({
    rows: Type.Array(Type.Object({ code: Type.Integer(), name: Type.String() })),
  }),
});

export const cancelEncounter = route({
  name: 'encounters.cancel',
  method: 'POST',
  path: '/encounters/:id/cancel',
  summary: 'Cancela um atendimento não finalizado: nada dele é gravado, e o cidadão volta a aguardar.',
  permission: CARE,
  params: OfOne,
  response: Encounter,
});

export const Ficha = Type.Object({
  uuid: Type.String(),
  /** `fai`, `fp`… */
  form: Type.String(),
  valid: Type.Boolean(),
  /** Why it is not. */
  findings: Type.Array(Type.Object({ path: Type.String(), message: Type.String() })),
});

const Finished = Type.Object({
  encounter: Encounter,
  fichas: Type.Array(Ficha),
  /** Where papers may be sent: the citizen's e-mail, where mail leaves this installation. */
  mailTo: Nullable(Type.String()),
  /** The appointment that was booked with the end. */
  next: Nullable(
    Type.Object({ id: Uuid, day: LocalDate, start: Type.String(), professional: Type.String() }),
  ),
});
export type Finished = Static<typeof Finished>;

export const finishListening = route({
  name: 'encounters.finishListening',
  method: 'POST',
  path: '/encounters/:id/finish-listening',
  summary: 'Finaliza a escuta inicial ou o pré-atendimento: grava, gera a ficha e fecha ou devolve à lista.',
  permission: CARE,
  params: OfOne,
  body: Listening,
  response: Finished,
});

export const finishEncounter = route({
  name: 'encounters.finish',
  method: 'POST',
  path: '/encounters/:id/finish',
  summary:
    'Finaliza o atendimento: grava, gera as fichas e fecha a lista, tudo junto ou nada. 422 com o campo do que falta.',
  permission: CARE,
  params: OfOne,
  body: Soap,
  response: Finished,
  bodyLimit: 1024 * 1024,
});

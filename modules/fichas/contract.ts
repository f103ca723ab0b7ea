import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, LocalDate, Nullable, Page, pageQuery, Text, Total, Uuid } from '#platform/contract/schemas';
import { seenFields } from '#modules/citizens/contract/fields';
import { Identification } from '#modules/citizens/contract/parts';

/*
 * Cadastros individuais received whose person the rules could not tell: somebody looks at the ficha beside those who
 * may be the person, and says whose it is. Who joins registrations decides here too.
 */
const REVIEW = {
  kind: 'resource',
  anyOf: ['gestao-de-cadastros-de-cidadao.unificacao-de-cadastros'],
  scope: 'municipality',
} as const;
const params = Type.Object({ id: Uuid });

const Ficha = Type.Object({
  id: Uuid,
  /** Social name where there is one; null where the ficha identifies nobody. */
  name: Nullable(Type.String()),
  birthDate: Nullable(LocalDate),
  unit: Nullable(Type.String()),
  team: Nullable(Type.String()),
  filledAt: Nullable(Instant),
  receivedAt: Instant,
  outcome: Type.Enum(['review', 'applied', 'older', 'discarded']),
  /** Why it waits. */
  reason: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  decidedBy: Nullable(Type.String()),
  /** Why it was discarded. */
  decisionReason: Nullable(Type.String()),
  /** Whose it became. */
  citizenId: Nullable(Uuid),
});

export const listFcisContract = route({
  name: 'citizens.listFcis',
  method: 'GET',
  path: '/citizen-fcis',
  summary:
    'Fichas de cadastro individual que esperam conferência, a mais antiga primeiro; ou as já conferidas.',
  permission: REVIEW,
  query: Type.Object({
    ...pageQuery,
    state: Type.Optional(Type.Enum(['waiting', 'decided'])),
    unitId: Type.Optional(Uuid),
  }),
  response: Page(Ficha),
});

export const waitingFcisContract = route({
  name: 'citizens.waitingFcis',
  method: 'GET',
  path: '/citizen-fcis/waiting',
  summary: 'Quantas fichas de cadastro individual esperam conferência. Só o número: não entra na trilha.',
  permission: REVIEW,
  response: Total,
  // Asked again by itself while a page is open.
  background: true,
});

const FciCandidate = Type.Object({
  citizen: Identification,
  /** Probability from 0 to 1; null for who is not alike at all. */
  score: Nullable(Type.Number()),
  /** Levels of packages/matching. */
  evidence: Type.Array(Type.Object({ field: Type.String(), level: Type.String() })),
  /** What speaks against, as packages/matching names it (`guards`). */
  against: Type.Array(Type.String()),
  record: Type.Object(seenFields),
});
export type FciCandidate = Static<typeof FciCandidate>;

export const getFciContract = route({
  name: 'citizens.getFci',
  method: 'GET',
  path: '/citizen-fcis/:id',
  summary:
    'Uma ficha em revisão, com o que diz e os cadastros que podem ser da pessoa. A consulta é auditada.',
  permission: REVIEW,
  params,
  query: Type.Object({
    /** Somebody found by search, to be compared too. */
    citizenId: Type.Optional(Uuid),
  }),
  response: Type.Object({
    ...Ficha.properties,
    uuid: Type.String(),
    /** False when its bytes can no longer be read: it can only be discarded. */
    readable: Type.Boolean(),
    refusal: Type.Boolean(),
    /** LEDI MotivoSaida: 135 óbito, 136 mudança de território. */
    exitReason: Nullable(Type.Integer()),
    responsibleDocument: Nullable(Type.String()),
    /** What it says, by the fields of the registration; those in `stated` were told. */
    said: Nullable(Type.Object(seenFields)),
    stated: Type.Array(Type.String()),
    candidates: Type.Array(FciCandidate),
  }),
});

const Decided = Type.Object({
  outcome: Type.Enum(['applied', 'older']),
  citizenId: Nullable(Uuid),
  /** Fields that stay in the ficha alone: they break a rule, or the number is of somebody else. */
  unfit: Type.Array(Type.String()),
});

/** 409 `already-decided`, `not-applicable`. 404 for a citizen who is not there. */
export const applyFciContract = route({
  name: 'citizens.applyFci',
  method: 'POST',
  path: '/citizen-fcis/:id/apply',
  summary: 'É esta pessoa: aplica a ficha ao cadastro dela, pelas regras de toda ficha.',
  permission: REVIEW,
  params,
  body: Type.Object({ citizenId: Uuid }, { additionalProperties: false }),
  response: Decided,
});

/** 409 `already-decided`, `not-applicable`, and `likely-duplicate` for who is surely the same and not in `notThese`. */
export const registerFciContract = route({
  name: 'citizens.registerFci',
  method: 'POST',
  path: '/citizen-fcis/:id/register',
  summary: 'É outra pessoa: cadastra quem a ficha diz. Um CPF ou CNS de outro cadastro fica só na ficha.',
  permission: REVIEW,
  params,
  body: Type.Object(
    {
      /** Looked at: none of these is the person. */
      notThese: Type.Array(Uuid, { maxItems: 50 }),
    },
    { additionalProperties: false },
  ),
  response: Decided,
});

/** 409 `already-decided`. */
export const discardFciContract = route({
  name: 'citizens.discardFci',
  method: 'POST',
  path: '/citizen-fcis/:id/discard',
  summary: 'Descarta a ficha, com o motivo: fica guardada e não muda cadastro nenhum.',
  permission: REVIEW,
  params,
  body: Type.Object({ reason: Text(300, 3) }, { additionalProperties: false }),
  response: Type.Object({ id: Uuid }),
});

/** 409 `not-discarded`. */
export const reopenFciContract = route({
  name: 'citizens.reopenFci',
  method: 'POST',
  path: '/citizen-fcis/:id/reopen',
  summary: 'Devolve à fila uma ficha descartada.',
  permission: REVIEW,
  params,
  response: Type.Object({ id: Uuid }),
});

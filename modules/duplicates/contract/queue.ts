import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, LocalDate, Nullable, Page, pageQuery, Text, Total, Uuid } from '#platform/contract/schemas';
import { MERGE } from './permission.ts';
import { Suggested } from './suggested.ts';

const Person = Type.Object({
  id: Uuid,
  /** Social name where there is one. */
  name: Type.String(),
  birthDate: Nullable(LocalDate),
  motherName: Nullable(Type.String()),
  /** `•••.456.789-••`. */
  cpf: Nullable(Type.String()),
  status: Type.Enum(['active', 'inactive', 'merged']),
  unit: Nullable(Type.String()),
  team: Nullable(Type.String()),
  updatedAt: Instant,
});

const Pair = Type.Object({
  id: Uuid,
  /** `shared-number`: somebody said that two people carry one CPF or CNS, and why. */
  kind: Type.Enum(['likely', 'shared-number']),
  state: Type.Enum(['open', 'different', 'merged']),
  people: Type.Array(Person),
  suggested: Suggested,
  /** Probability from 0 to 1; null of a shared number. */
  score: Nullable(Type.Number()),
  /** Fields and levels of packages/matching. */
  evidence: Type.Array(Type.Object({ field: Type.String(), level: Type.String() })),
  /** What speaks against, as packages/matching names it (`guards`). */
  against: Type.Array(Type.String()),
  origin: Type.String(),
  foundAt: Instant,
  decidedAt: Nullable(Instant),
  decidedBy: Nullable(Type.String()),
  /** Said at the desk: why two share a number, or why they are not the same person. */
  reason: Nullable(Type.String()),
});

const filters = {
  /** `decided`: different, or joined. */
  state: Type.Optional(Type.Enum(['open', 'different', 'decided'])),
  kind: Type.Optional(Type.Enum(['likely', 'shared-number'])),
  unitId: Type.Optional(Uuid),
  teamId: Type.Optional(Uuid),
  /** Where one of the two lives: any municipality of Brazil, not only those of the installation. */
  municipalityIbge: Type.Optional(Type.String({ pattern: '^[0-9]{7}$' })),
  minScore: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  /** `different`: the two were registered in different installations, whose bases were unified. */
  bases: Type.Optional(Type.Enum(['different'])),
};

export const listDuplicatesContract = route({
  name: 'duplicates.list',
  method: 'GET',
  path: '/duplicates',
  summary: 'A fila de cadastros que podem ser da mesma pessoa, dos mais parecidos aos menos. Auditada.',
  permission: MERGE,
  query: Type.Object({ ...filters, ...pageQuery }),
  response: Page(Pair),
});

export const exportDuplicatesContract = route({
  name: 'duplicates.export',
  method: 'GET',
  path: '/duplicates/export',
  summary: 'A fila em CSV, com os mesmos filtros. Quem a levou fica na auditoria.',
  permission: MERGE,
  query: Type.Object(filters),
  response: Type.Unknown(),
  raw: true,
});

export const waitingDuplicatesContract = route({
  name: 'duplicates.waiting',
  method: 'GET',
  path: '/duplicates/waiting',
  summary: 'Quantos pares esperam na fila, de cada tipo. Só os números: não entra na trilha.',
  permission: MERGE,
  response: Type.Object({ likely: Total, sharedNumber: Total }),
  // Asked again by itself while a page is open.
  background: true,
});

const pairParams = Type.Object({ id: Uuid });

/** 409 `already-decided`. */
export const differentContract = route({
  name: 'duplicates.different',
  method: 'POST',
  path: '/duplicates/:id/different',
  summary: 'Diz que os dois cadastros são de pessoas diferentes. O par não volta a ser sugerido.',
  permission: MERGE,
  params: pairParams,
  body: Type.Object({ reason: Text(300, 3) }, { additionalProperties: false }),
  response: Type.Object({ id: Uuid }),
});

/** 409 `not-different` for a pair that is open or was joined. */
export const reopenContract = route({
  name: 'duplicates.reopen',
  method: 'POST',
  path: '/duplicates/:id/reopen',
  summary: 'Devolve à fila um par que foi dado como de pessoas diferentes.',
  permission: MERGE,
  params: pairParams,
  response: Type.Object({ id: Uuid }),
});

/** 409 `scan-running`. */
export const startScanContract = route({
  name: 'duplicates.scan',
  method: 'POST',
  path: '/duplicates/scan',
  summary: 'Procura duplicados na base inteira, ou no que mudou desde a última busca. Cancelável; retoma.',
  permission: MERGE,
  body: Type.Object({ mode: Type.Enum(['all', 'changed']) }, { additionalProperties: false }),
  response: Type.Object({ jobId: Uuid }),
  status: 202,
});

const Finished = Nullable(Type.Object({ finishedAt: Instant, people: Type.Integer() }));

export const lastScanContract = route({
  name: 'duplicates.lastScan',
  method: 'GET',
  path: '/duplicates/scan',
  summary: 'As últimas buscas de duplicados que chegaram ao fim: da base inteira, e do que mudou depois.',
  permission: MERGE,
  response: Type.Object({
    whole: Finished,
    /** The newest of what changed, when it came after that of the whole base. */
    changes: Finished,
  }),
});

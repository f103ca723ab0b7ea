import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Ibge, Instant, LocalDate, Nullable, Page, pageQuery, Uuid } from '#platform/contract/schemas';
import { citizenParams, VIEW } from './parts.ts';

/** A citizen in a list: enough to know who it is, no number whole. */
const FoundCitizen = Type.Object({
  id: Uuid,
  /** Social name where there is one. */
  name: Type.String(),
  /** The name of the papers, beside a social name. */
  civilName: Nullable(Type.String()),
  birthDate: Nullable(LocalDate),
  /** `sexes`. */
  sex: Nullable(Type.Integer()),
  motherName: Nullable(Type.String()),
  /** `•••.456.789-••`; null for who has none. */
  cpf: Nullable(Type.String()),
  team: Nullable(Type.String()),
  status: Type.Enum(['active', 'inactive']),
  deceased: Type.Boolean(),
  diedOn: Nullable(LocalDate),
  /** `sound`: "Nome parecido", written in another way. */
  match: Type.Enum(['name', 'sound']),
  /** Found by a registration that was merged into this one: its name. */
  unified: Nullable(Type.String()),
  /** With somebody else, waits to be told whether they are one person. */
  suspected: Type.Boolean(),
});

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

/**
 * POST, for names and numbers of people have no place in the address of a request, which servers between write down.
 * 422 `search-empty` when nothing was asked (CIT-07).
 */
export const searchCitizensContract = route({
  name: 'citizens.search',
  method: 'POST',
  path: '/citizens/search',
  summary:
    'Busca cidadãos por nome, CPF, CNS, telefone ou nascimento, reconhecidos pelo conteúdo, e por filtros.',
  permission: VIEW,
  idempotency: { exempt: 'lê, não grava' },
  body: Type.Object(
    {
      text: text(200),
      /** aaaa, aaaa-mm or aaaa-mm-dd; empty asks nothing. */
      birthDate: Type.Optional(Type.String({ pattern: '^(\\d{4}(-\\d{2}(-\\d{2})?)?)?$' })),
      motherName: text(200),
      birthMunicipalityIbge: Type.Optional(Ibge),
      municipalityIbge: Type.Optional(Ibge),
      ...pageQuery,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
    },
    { additionalProperties: false },
  ),
  /**
   * `total.capped`: there are more than this round number. `meant`: nobody was found, and this text, with slips of the
   * keyboard mended, would find somebody.
   */
  response: Type.Object({ ...Page(FoundCitizen).properties, meant: Nullable(Type.String()) }),
});

export const recentCitizensContract = route({
  name: 'citizens.recent',
  method: 'GET',
  path: '/citizens/recent',
  summary: 'Os últimos cidadãos que a própria pessoa abriu ou cadastrou, do mais novo ao mais antigo.',
  permission: VIEW,
  response: Type.Object({ rows: Type.Array(FoundCitizen) }),
});

/** What the panel beside the list shows. */
export const citizenSummaryContract = route({
  name: 'citizens.summary',
  method: 'GET',
  path: '/citizens/:id/summary',
  summary: 'O resumo de um cidadão, ao lado da lista da busca. A consulta é auditada.',
  permission: VIEW,
  params: citizenParams,
  response: Type.Object({
    id: Uuid,
    status: Type.Enum(['active', 'inactive', 'merged']),
    name: Type.String(),
    civilName: Nullable(Type.String()),
    birthDate: Nullable(LocalDate),
    sex: Nullable(Type.Integer()),
    motherName: Nullable(Type.String()),
    cpf: Nullable(Type.String()),
    cns: Nullable(Type.String()),
    phone: Nullable(Type.String()),
    /** "Rua das Paineiras, 210 – Centro"; null without one. */
    address: Nullable(Type.String()),
    municipality: Nullable(Type.String()),
    team: Nullable(Type.String()),
    microarea: Nullable(Type.String()),
    deceased: Type.Boolean(),
    diedOn: Nullable(LocalDate),
    /** Why much of it is left empty here: the citizen refuses to share it with this unit. */
    withheld: Nullable(Type.String()),
    updatedAt: Instant,
    /** Who changed it last; null: no person. */
    updatedBy: Nullable(Type.String()),
    /** The likeliest of those who wait to be told from this person. */
    suspect: Nullable(
      Type.Object({
        id: Uuid,
        name: Type.String(),
        evidence: Type.Array(Type.Object({ field: Type.String(), level: Type.String() })),
      }),
    ),
  }),
});

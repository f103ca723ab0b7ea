import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Cpf, Ibge, Instant, Nullable, Page, pageQuery, Text, Uuid } from '#platform/contract/schemas';

const MANAGE = {
  kind: 'resource',
  anyOf: ['configuracao-de-instalacao.listar-municipios-e-responsaveis'],
  scope: 'installation',
} as const;

export const MunicipalityView = Type.Object({
  ibge: Ibge,
  name: Type.String(),
  uf: Type.String(),
  /** IANA zone: appointments and "days" are civil time of the municipality. */
  timeZone: Type.String(),
});

/** One row of "Municípios e responsáveis": a person who administers, or administered, a municipality. */
const ResponsibleView = Type.Object({
  /** Id of the administrative access. */
  id: Uuid,
  municipality: MunicipalityView,
  professional: Type.Object({ id: Uuid, name: Type.String() }),
  enabled: Type.Boolean(),
  addedAt: Instant,
  inactivatedAt: Nullable(Instant),
});

export const listResponsibles = route({
  name: 'healthNetwork.listResponsibles',
  method: 'GET',
  path: '/municipality-responsibles',
  summary: 'Municípios da instalação e seus responsáveis, com os inativos quando pedido.',
  permission: MANAGE,
  query: Type.Object({
    ...pageQuery,
    /** Municipality or responsible, by any part of the name. */
    search: Type.Optional(Type.String({ maxLength: 100 })),
    showInactive: Type.Optional(Type.Boolean({ default: false })),
    sort: Type.Optional(
      Type.Enum(['municipality', 'responsible', 'enabled', 'addedAt', 'inactivatedAt'], {
        default: 'municipality',
      }),
    ),
    direction: Type.Optional(Type.Enum(['asc', 'desc'], { default: 'asc' })),
  }),
  response: Page(ResponsibleView),
});

export const addMunicipality = route({
  name: 'healthNetwork.addMunicipality',
  method: 'POST',
  path: '/municipality-responsibles',
  summary: 'Adiciona um município com seu responsável: profissional da base, ou CPF e nome de quem não está.',
  permission: MANAGE,
  body: Type.Object(
    {
      ibge: Ibge,
      /** Either `professionalId`, or `cpf` and `name`. */
      professionalId: Type.Optional(Uuid),
      cpf: Type.Optional(Cpf),
      name: Type.Optional(Text(200)),
    },
    { additionalProperties: false },
  ),
  response: ResponsibleView,
  status: 201,
});

export const setResponsibleEnabled = route({
  name: 'healthNetwork.setResponsibleEnabled',
  method: 'PATCH',
  path: '/municipality-responsibles/:id',
  summary: 'Habilita ou inativa um responsável municipal.',
  permission: MANAGE,
  params: Type.Object({ id: Uuid }),
  body: Type.Object({ enabled: Type.Boolean() }, { additionalProperties: false }),
  response: ResponsibleView,
});

export const changeTimeZone = route({
  name: 'healthNetwork.changeTimeZone',
  method: 'PATCH',
  path: '/municipalities/:ibge',
  summary: 'Troca o fuso horário do município.',
  permission: MANAGE,
  params: Type.Object({ ibge: Ibge }),
  body: Type.Object({ timeZone: Text(60) }, { additionalProperties: false }),
  response: MunicipalityView,
});

export const listMunicipalities = route({
  name: 'healthNetwork.listMunicipalities',
  method: 'GET',
  path: '/municipalities',
  summary: 'Municípios que o acesso alcança (o combo "Município" da importação), por nome.',
  permission: {
    kind: 'resource',
    anyOf: ['importar-cnes', 'configuracao-de-instalacao.listar-municipios-e-responsaveis'],
    scope: 'municipality',
  },
  response: Type.Object({ rows: Type.Array(MunicipalityView) }),
});

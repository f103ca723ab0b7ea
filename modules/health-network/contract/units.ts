import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { LocalDate, Nullable, Page, pageQuery, Uuid } from '#platform/contract/schemas';
import { AddressView } from './addresses.ts';

const VIEW = { kind: 'resource', anyOf: ['visualizar-unidades-de-saude'], scope: 'unit' } as const;

const UnitRow = Type.Object({
  id: Uuid,
  cnes: Type.String(),
  name: Type.String(),
  phone: Type.String(),
  district: Type.String(),
  active: Type.Boolean(),
});

const TeamView = Type.Object({
  id: Uuid,
  ine: Type.String(),
  name: Type.String(),
  areaCode: Type.String(),
  areaName: Type.String(),
  typeCode: Type.String(),
  typeAcronym: Type.String(),
  typeName: Type.String(),
  deactivatedOn: Nullable(LocalDate),
  active: Type.Boolean(),
});

const UnitView = Type.Object({
  id: Uuid,
  cnes: Type.String(),
  name: Type.String(),
  cnpj: Type.String(),
  typeCode: Type.String(),
  typeName: Type.String(),
  subtypeCode: Type.String(),
  subtypeName: Type.String(),
  phone1: Type.String(),
  phone2: Type.String(),
  fax: Type.String(),
  email: Type.String(),
  address: AddressView,
  /** Acronyms of complexity (AB, MC, AC). */
  complexities: Type.Array(Type.String()),
  active: Type.Boolean(),
  municipality: Type.Object({ ibge: Type.String(), name: Type.String(), uf: Type.String() }),
  teams: Type.Array(TeamView),
});

export const listUnits = route({
  name: 'healthNetwork.listUnits',
  method: 'GET',
  path: '/units',
  summary: 'Unidades de saúde do município (a própria, para a coordenação).',
  permission: VIEW,
  query: Type.Object({
    ...pageQuery,
    /** Name, bairro or CNES. */
    search: Type.Optional(Type.String({ maxLength: 100 })),
    showInactive: Type.Optional(Type.Boolean({ default: false })),
    direction: Type.Optional(Type.Enum(['asc', 'desc'], { default: 'asc' })),
  }),
  response: Page(UnitRow),
});

export const getUnit = route({
  name: 'healthNetwork.getUnit',
  method: 'GET',
  path: '/units/:id',
  summary: 'Uma unidade de saúde e suas equipes.',
  permission: VIEW,
  params: Type.Object({ id: Uuid }),
  query: Type.Object({ showInactiveTeams: Type.Optional(Type.Boolean({ default: false })) }),
  response: UnitView,
});

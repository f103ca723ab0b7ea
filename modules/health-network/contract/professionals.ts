import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, LocalDate, Nullable, Page, pageQuery, Text, Uuid } from '#platform/contract/schemas';
import { AddressFields, AddressView } from './addresses.ts';
import { LotacaoView } from './lotacoes.ts';
import { AccessView } from './manager-accesses.ts';

const VIEW = { kind: 'resource', anyOf: ['visualizar-profissionais'], scope: 'unit' } as const;
const EDIT = {
  kind: 'resource',
  anyOf: ['visualizar-profissionais.cadastrar-editar-e-excluir'],
  scope: 'unit',
} as const;

/** `name` is the terminology's, else the text of the file, else the code itself. */
const CboView = Type.Object({ code: Type.String(), name: Type.String() });

const ProfessionalRow = Type.Object({
  id: Uuid,
  name: Type.String(),
  /** Digits; null when the professional has none. */
  cns: Nullable(Type.String()),
  cpf: Nullable(Type.String()),
  /** Of active lotações. */
  cbos: Type.Array(CboView),
  /** Chip "Sem lotação": in no active lotação within reach. */
  withoutLotacao: Type.Boolean(),
  /** Chip "Sem agenda": an active lotação within reach has no hours of attendance, standard or own. */
  withoutAgenda: Type.Boolean(),
  /** Chip "Login bloqueado". */
  blocked: Type.Boolean(),
  /** May this access change the data and the password? */
  manageable: Type.Boolean(),
});

const ProfessionalView = Type.Object({
  id: Uuid,
  name: Type.String(),
  socialName: Nullable(Type.String()),
  cns: Nullable(Type.String()),
  cpf: Nullable(Type.String()),
  birthDate: Nullable(LocalDate),
  sex: Type.String(),
  email: Type.String(),
  phone: Type.String(),
  /** Code of `COUNCILS`, or what the file says. */
  council: Type.String(),
  councilUf: Type.String(),
  councilNumber: Type.String(),
  address: AddressView,
  origin: Type.Enum(['cnes', 'manual']),
  blocked: Type.Boolean(),
  /** The login asks a code too; told only to who may turn it off. */
  secondFactor: Type.Boolean(),
  manageable: Type.Boolean(),
  /** Of the last change: sent back on saving, so that a change by another person is not lost. */
  version: Instant,
  /** Empty for who may not see "Lotações e acessos". */
  lotacoes: Type.Array(LotacaoView),
  accesses: Type.Array(AccessView),
});

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

/** The form "Cadastro de profissional"; what is left out is empty. Masks may stay in numbers. */
const professionalFields = {
  name: Text(200),
  cpf: Text(20),
  cns: text(25),
  birthDate: Type.Optional(Type.Union([LocalDate, Type.Literal('')])),
  sex: Type.Optional(Type.Enum(['M', 'F', ''])),
  /** Code or acronym of `COUNCILS`; with it, state and number are required. */
  council: text(40),
  councilUf: text(2),
  councilNumber: text(30),
  email: text(200),
  phone: text(20),
  socialName: text(200),
  address: Type.Optional(AddressFields),
};

export const listProfessionals = route({
  name: 'healthNetwork.listProfessionals',
  method: 'GET',
  path: '/professionals',
  summary: 'Profissionais ao alcance do acesso: da unidade, do município ou da instalação.',
  permission: VIEW,
  query: Type.Object({
    ...pageQuery,
    /** Name, CNS, CPF or CBO (code or name). */
    search: Type.Optional(Type.String({ maxLength: 100 })),
    /** "Mostrar profissionais sem lotação ativa". Who never had one is always listed. */
    showWithoutActive: Type.Optional(Type.Boolean({ default: false })),
    onlyBlocked: Type.Optional(Type.Boolean({ default: false })),
    /** "Só sem agenda configurada": in an active lotação within reach. */
    onlyWithoutAgenda: Type.Optional(Type.Boolean({ default: false })),
    unitId: Type.Optional(Uuid),
    sort: Type.Optional(Type.Enum(['name', 'cns', 'cpf'], { default: 'name' })),
    direction: Type.Optional(Type.Enum(['asc', 'desc'], { default: 'asc' })),
  }),
  response: Page(ProfessionalRow),
});

export const getProfessional = route({
  name: 'healthNetwork.getProfessional',
  method: 'GET',
  path: '/professionals/:id',
  summary: 'Um profissional, suas lotações e seus acessos de gestor.',
  permission: VIEW,
  params: Type.Object({ id: Uuid }),
  query: Type.Object({
    /** Also inactive lotações. */
    showInactive: Type.Optional(Type.Boolean({ default: false })),
    showInactiveAccesses: Type.Optional(Type.Boolean({ default: false })),
  }),
  response: ProfessionalView,
});

export const addProfessional = route({
  name: 'healthNetwork.addProfessional',
  method: 'POST',
  path: '/professionals',
  summary: 'Cadastra à mão um profissional que não está no CNES.',
  permission: EDIT,
  body: Type.Object(professionalFields, { additionalProperties: false }),
  response: Type.Object({ id: Uuid }),
  status: 201,
});

export const changeProfessional = route({
  name: 'healthNetwork.changeProfessional',
  method: 'PUT',
  path: '/professionals/:id',
  summary: 'Grava os dados pessoais de um profissional; o que não vem fica vazio.',
  permission: EDIT,
  params: Type.Object({ id: Uuid }),
  body: Type.Object({ ...professionalFields, version: Instant }, { additionalProperties: false }),
  response: Type.Object({ id: Uuid }),
});

export const removeProfessional = route({
  name: 'healthNetwork.removeProfessional',
  method: 'DELETE',
  path: '/professionals/:id',
  summary: 'Exclui um profissional que nunca teve lotação, acesso nem senha.',
  permission: EDIT,
  params: Type.Object({ id: Uuid }),
  response: Type.Undefined(),
  status: 204,
});

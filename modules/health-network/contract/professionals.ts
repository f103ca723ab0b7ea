import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { LocalDate, Nullable, Page, pageQuery, Uuid } from '#platform/contract/schemas';
import { AddressView } from './units.ts';

const VIEW = { kind: 'resource', anyOf: ['visualizar-profissionais'], scope: 'unit' } as const;

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
  /** Chip "Sem lotação": no active lotação within reach. */
  withoutLotacao: Type.Boolean(),
  /** Chip "Login bloqueado". */
  blocked: Type.Boolean(),
});

const LotacaoView = Type.Object({
  id: Uuid,
  unit: Type.Object({ id: Uuid, name: Type.String(), cnes: Type.String() }),
  municipality: Type.Object({ ibge: Type.String(), name: Type.String(), uf: Type.String() }),
  team: Nullable(Type.Object({ id: Uuid, name: Type.String(), ine: Type.String() })),
  cbo: CboView,
  microarea: Type.String(),
  origin: Type.Enum(['cnes', 'manual']),
  /** "Atualizar perfis ao importar CNES". */
  updateOnCnes: Type.Boolean(),
  agenda: Type.Enum(['padrao', 'nenhuma']),
  active: Type.Boolean(),
  profiles: Type.Array(Type.String()),
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
  council: Type.String(),
  councilUf: Type.String(),
  councilNumber: Type.String(),
  address: AddressView,
  origin: Type.Enum(['cnes', 'manual']),
  blocked: Type.Boolean(),
  lotacoes: Type.Array(LotacaoView),
});

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
  summary: 'Um profissional e suas lotações.',
  permission: VIEW,
  params: Type.Object({ id: Uuid }),
  query: Type.Object({ showInactive: Type.Optional(Type.Boolean({ default: false })) }),
  response: ProfessionalView,
});

import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { LocalDate, Nullable, Text } from '#platform/contract/schemas';

/** The national tables that people search together, with what they are called. */
const SEARCHED = {
  sigtap: 'Procedimentos (SIGTAP)',
  cid10: 'CID-10',
  ciap2: 'CIAP-2',
  catmat: 'Medicamentos (CATMAT)',
  imunobiologicos: 'Imunobiológicos',
} as const;
/** Every table of codes: those above, and those that are searched only when they are named. */
export const CODE_SYSTEMS = {
  ...SEARCHED,
  'cid10-capitulos': 'Capítulos da CID-10',
  'cid10-grupos': 'Grupos da CID-10',
  doses: 'Doses de imunobiológicos',
  estrategias: 'Estratégias de vacinação',
  'grupos-de-atendimento': 'Grupos de atendimento da vacinação',
  vias: 'Vias de administração de imunobiológicos',
  'locais-de-aplicacao': 'Locais de aplicação de imunobiológicos',
  fabricantes: 'Fabricantes de imunobiológicos',
} as const;
export type CodeSystem = keyof typeof CODE_SYSTEMS;
const systems = Object.keys(CODE_SYSTEMS) as CodeSystem[];
export const SEARCHED_SYSTEMS = Object.keys(SEARCHED) as CodeSystem[];

const System = Type.Enum(systems);
const FoundCode = Type.Object({
  system: System,
  code: Type.String(),
  name: Type.String(),
  /** LEDI's Sexo of whom it is only for. */
  sex: Nullable(Type.Union([Type.Literal(0), Type.Literal(1)])),
  /** Completed months, inclusive. */
  ageFrom: Nullable(Type.Integer()),
  ageUntil: Nullable(Type.Integer()),
  /** In what a medicine is handed out ('Frasco 100 ml'), where its table says it: what tells two of one name apart. */
  unit: Nullable(Type.String()),
});
export type FoundCode = Static<typeof FoundCode>;

const NamedCode = Type.Object({ code: Type.String(), name: Type.String() });

export const searchCodesContract = route({
  name: 'dataPackages.searchCodes',
  method: 'GET',
  path: '/codes',
  summary:
    'Procura códigos em vigor das tabelas nacionais pelo código ou por palavras em qualquer ordem, só os que cabem ao CBO, ao sexo e à idade no dia; no máximo 20.',
  permission: { kind: 'session' },
  query: Type.Object({
    search: Text(80, 2),
    /** Procedures, CID-10, CIAP-2, medicines and immunobiologicals unless told. */
    system: Type.Optional(System),
    /** What the code begins with: "02" of SIGTAP is the group of exams. */
    start: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{1,8}$' })),
    cbo: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{6}$' })),
    /** LEDI's Sexo. */
    sex: Type.Optional(Type.Integer({ minimum: 0, maximum: 5 })),
    birth: Type.Optional(LocalDate),
    /** Day of the use; asked for with `birth`, and of no meaning without it. */
    on: Type.Optional(LocalDate),
  }),
  response: Type.Object({
    codes: Type.Array(FoundCode),
    /** The code that was typed whole, where the filters leave it out, and why. */
    refused: Nullable(
      Type.Object({
        system: System,
        code: Type.String(),
        name: Type.String(),
        why: Type.Array(Type.Enum(['left', 'cbo', 'sex', 'age'])),
      }),
    ),
  }),
});

export const findCodeContract = route({
  name: 'dataPackages.findCode',
  method: 'GET',
  path: '/codes/:system/:code',
  summary: 'Um código de uma tabela nacional com tudo o que ela diz dele, em vigor ou não.',
  permission: { kind: 'session' },
  params: Type.Object({ system: System, code: Text(20) }),
  response: Type.Object({
    ...FoundCode.properties,
    /** Version with which it left its table; null while it is in force. */
    leftWith: Nullable(Type.String()),
    /** Occupations that may use it; null: any. */
    cbos: Nullable(Type.Array(NamedCode)),
    /** Problems it is for; null: the table names none. */
    cids: Nullable(Type.Array(NamedCode)),
    /** What the table says further: label and value. */
    facts: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
  }),
});

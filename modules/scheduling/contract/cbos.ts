import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Ibge, Nullable, Page, pageQuery } from '#platform/contract/schemas';

const PERMISSION = { kind: 'resource', anyOf: ['visualizar-cbo'], scope: 'municipality' } as const;

const CboView = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** Offered in new lotações. */
  available: Type.Boolean(),
  /** An active lotação of the municipality has it. */
  inUse: Type.Boolean(),
  /** Minutes of an appointment in force. */
  duration: Type.Integer(),
  /** The occupation's own minutes; null: those of the municipality. */
  ownDuration: Nullable(Type.Integer()),
});

const Code = Type.String({ pattern: '^[0-9]{4}[0-9A-Z][0-9]$' });
const OfCbo = Type.Object({ ibge: Ibge, code: Code });
/** Part of the name, or start of the code. */
const search = Type.Optional(Type.String({ maxLength: 100 }));

export const listCbos = route({
  name: 'scheduling.listCbos',
  method: 'GET',
  path: '/municipalities/:ibge/cbos',
  summary: 'Ocupações da CBO no município: se são oferecidas em lotações e quanto dura o agendamento.',
  permission: PERMISSION,
  params: Type.Object({ ibge: Ibge }),
  query: Type.Object({
    ...pageQuery,
    search,
    showUnavailable: Type.Optional(Type.Boolean({ default: false })),
    sort: Type.Optional(Type.Enum(['name', 'code', 'duration'], { default: 'name' })),
    direction: Type.Optional(Type.Enum(['asc', 'desc'], { default: 'asc' })),
  }),
  response: Page(CboView),
});

export const setCboDuration = route({
  name: 'scheduling.setCboDuration',
  method: 'PUT',
  path: '/municipalities/:ibge/cbos/:code/duration',
  summary:
    'Dá a uma ocupação a duração do agendamento, ou a volta para a do município (null). Nada já agendado muda.',
  permission: PERMISSION,
  params: OfCbo,
  body: Type.Object(
    { duration: Nullable(Type.Integer({ minimum: 1, maximum: 240 })) },
    { additionalProperties: false },
  ),
  response: CboView,
});

export const setCboAvailable = route({
  name: 'scheduling.setCboAvailable',
  method: 'PUT',
  path: '/municipalities/:ibge/cbos/:code/availability',
  summary: 'Oferece uma ocupação em novas lotações, ou deixa de oferecer; as que existem continuam.',
  permission: PERMISSION,
  params: OfCbo,
  body: Type.Object({ available: Type.Boolean() }, { additionalProperties: false }),
  response: CboView,
});

export const countCbos = route({
  name: 'scheduling.countCbos',
  method: 'GET',
  path: '/municipalities/:ibge/cbos/count',
  summary:
    'Quantas ocupações de uma busca mudariam ao oferecê-las todas em lotações, ou ao deixar de oferecê-las.',
  permission: PERMISSION,
  params: Type.Object({ ibge: Ibge }),
  query: Type.Object({ search }),
  response: Type.Object({
    unavailable: Type.Integer(),
    available: Type.Integer(),
    /** Available, and to stay so: an active lotação has it. */
    kept: Type.Integer(),
  }),
});

export const setCbosAvailable = route({
  name: 'scheduling.setCbosAvailable',
  method: 'PUT',
  path: '/municipalities/:ibge/cbos/availability',
  summary:
    'Oferece em lotações todas as ocupações de uma busca ou de uma lista, ou deixa de oferecer; as que estão em uso continuam oferecidas.',
  permission: PERMISSION,
  params: Type.Object({ ibge: Ibge }),
  body: Type.Object(
    {
      available: Type.Boolean(),
      search,
      /** Those that another change answered: it is undone. */
      codes: Type.Optional(Type.Array(Code, { maxItems: 5_000 })),
    },
    { additionalProperties: false },
  ),
  /** Those that changed. */
  response: Type.Object({ codes: Type.Array(Code) }),
});

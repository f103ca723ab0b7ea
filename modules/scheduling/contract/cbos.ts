import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Ibge, Nullable, Page, pageQuery } from '#platform/contract/schemas';

const PERMISSION = { kind: 'resource', anyOf: ['visualizar-cbo'], scope: 'municipality' } as const;

const CboView = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** Offered in new lotações. */
  available: Type.Boolean(),
  /** Minutes of an appointment in force. */
  duration: Type.Integer(),
  /** The occupation's own minutes; null: those of the municipality. */
  ownDuration: Nullable(Type.Integer()),
});

const OfCbo = Type.Object({
  ibge: Ibge,
  code: Type.String({ pattern: '^[0-9]{4}[0-9A-Z][0-9]$' }),
});

export const listCbos = route({
  name: 'scheduling.listCbos',
  method: 'GET',
  path: '/municipalities/:ibge/cbos',
  summary: 'Ocupações da CBO no município: se são oferecidas em lotações e quanto dura o agendamento.',
  permission: PERMISSION,
  params: Type.Object({ ibge: Ibge }),
  query: Type.Object({
    ...pageQuery,
    /** Part of the name, or start of the code. */
    search: Type.Optional(Type.String({ maxLength: 100 })),
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

import { type Static, Type } from 'typebox';
import { route } from '#platform/contract/route';
import { LocalDate, Nullable, Page, pageQuery, Text, Uuid } from '#platform/contract/schemas';

const REGISTER = {
  kind: 'resource',
  anyOf: ['cadastrar-editar-e-excluir-lotes-de-imunobiologico'],
  scope: 'municipality',
} as const;

/** As the layout of vaccination takes it. */
export const LOT_NUMBER = '^[A-Za-z0-9/.\\-]+$';

const LotInput = Type.Object(
  {
    number: Type.String({ minLength: 1, maxLength: 30, pattern: LOT_NUMBER }),
    /** A name of the national catalogue, or any other. */
    manufacturer: Text(100),
    /** Code of LEDI's table. */
    immunobiological: Text(10),
    expiresOn: LocalDate,
  },
  { additionalProperties: false },
);
export type LotInput = Static<typeof LotInput>;

const LotView = Type.Object({
  id: Uuid,
  number: Type.String(),
  manufacturer: Type.String(),
  /** Code in the national catalogue; null for one that is not in it. */
  manufacturerCode: Nullable(Type.String()),
  immunobiological: Type.Object({ code: Type.String(), name: Type.String() }),
  expiresOn: LocalDate,
  /** Its last day is over where the municipality is. */
  expired: Type.Boolean(),
  active: Type.Boolean(),
});
export type LotView = Static<typeof LotView>;

export const listLots = route({
  name: 'immunobiologicals.listLots',
  method: 'GET',
  path: '/immunobiological-lots',
  summary: 'Lotes de imunobiológico do município; os inativos só quando pedidos.',
  permission: REGISTER,
  query: Type.Object({
    ...pageQuery,
    /** Part of lot, immunobiological or maker. */
    search: Type.Optional(Type.String({ maxLength: 100 })),
    showInactive: Type.Optional(Type.Boolean({ default: false })),
    sort: Type.Optional(Type.Enum(['number', 'manufacturer', 'immunobiological', 'expiresOn'])),
    direction: Type.Optional(Type.Enum(['asc', 'desc'], { default: 'asc' })),
  }),
  response: Page(LotView),
});

export const listCatalogue = route({
  name: 'immunobiologicals.listCatalogue',
  method: 'GET',
  path: '/immunobiological-catalogue',
  summary: 'Imunobiológicos e fabricantes em vigor das tabelas nacionais, por nome.',
  permission: { ...REGISTER, scope: 'installation' },
  response: Type.Object({
    immunobiologicals: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
    manufacturers: Type.Array(Type.String()),
  }),
});

export const addLot = route({
  name: 'immunobiologicals.addLot',
  method: 'POST',
  path: '/immunobiological-lots',
  summary: 'Cadastra um lote de imunobiológico no município.',
  permission: REGISTER,
  body: LotInput,
  response: LotView,
  status: 201,
});

export const changeLot = route({
  name: 'immunobiologicals.changeLot',
  method: 'PUT',
  path: '/immunobiological-lots/:id',
  summary: 'Corrige um lote de imunobiológico.',
  permission: REGISTER,
  params: Type.Object({ id: Uuid }),
  body: LotInput,
  response: LotView,
});

export const setLotActive = route({
  name: 'immunobiologicals.setLotActive',
  method: 'PATCH',
  path: '/immunobiological-lots/:id',
  summary: 'Inativa um lote, que deixa de ser oferecido, ou o ativa de novo.',
  permission: REGISTER,
  params: Type.Object({ id: Uuid }),
  body: Type.Object({ active: Type.Boolean() }, { additionalProperties: false }),
  response: LotView,
});

export const removeLot = route({
  name: 'immunobiologicals.removeLot',
  method: 'DELETE',
  path: '/immunobiological-lots/:id',
  summary: 'Exclui um lote de que nenhuma dose foi aplicada.',
  permission: REGISTER,
  params: Type.Object({ id: Uuid }),
  response: Type.Undefined(),
  status: 204,
});
